package dev.ocelli.api.http;

import io.javalin.http.Context;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie of a browser that is signed in: out of reach of scripts, sent by this server's own pages only.
 *
 * <p>Cookies know no ports, so the port is part of the name: two Ocellis on one machine do not sign each other out.
 */
final class SessionCookie {
    private static final String HEADER = "X-Ocelli-Page";

    private SessionCookie() {}

    static Optional<String> token(Context context) {
        Optional<String> value = Optional.ofNullable(context.cookie(name(context)));
        return value.filter(token -> !token.isBlank());
    }

    /**
     * Whether the cookie may speak for this request. Reading is always allowed; a change must carry a header that only
     * pages of this origin can send, since browsers ask before they send it elsewhere.
     */
    static boolean mayChange(Context context) {
        String method = context.req().getMethod();
        return method.equals("GET") || method.equals("HEAD") || context.header(HEADER) != null;
    }

    static void set(Context context, String token, Duration life) {
        write(context, token, (int) life.toSeconds());
    }

    static void clear(Context context) {
        write(context, "", 0);
    }

    private static void write(Context context, String token, int seconds) {
        Cookie cookie = new Cookie(name(context), token);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(context.req().isSecure());
        cookie.setAttribute("SameSite", "Strict");
        context.res().addCookie(cookie);
    }

    private static String name(Context context) {
        return "ocelli_" + context.req().getServerPort();
    }
}
