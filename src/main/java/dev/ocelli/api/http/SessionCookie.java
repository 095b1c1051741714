package dev.ocelli.api.http;

import io.javalin.http.Context;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;

/**
 * The cookie of a browser that is signed in: out of reach of scripts, sent by this server's own pages only.
 *
 * <p>Cookies know no ports, so the port is part of the name: two Ocellis on one machine do not sign each other out.
 */
final class SessionCookie {
    private static final String HEADER = "X-Ocelli-Page";

    private SessionCookie() {}

    static Optional<String> token(Request request) {
        String name = name(Request.getServerPort(request));
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .filter(token -> token != null && !token.isBlank())
                .findFirst();
    }

    /**
     * Whether the cookie may speak for this request. Reading is always allowed; a change must carry a header that only
     * pages of this origin can send, since browsers ask before they send it elsewhere.
     */
    static boolean mayChange(Request request) {
        String method = request.getMethod();
        return method.equals("GET")
                || method.equals("HEAD")
                || request.getHeaders().contains(HEADER);
    }

    static void set(Context context, String token, Duration life) {
        write(context, token, (int) life.toSeconds());
    }

    static void clear(Context context) {
        write(context, "", 0);
    }

    private static void write(Context context, String token, int seconds) {
        Cookie cookie = new Cookie(name(context.req().getServerPort()), token);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(context.req().isSecure());
        cookie.setAttribute("SameSite", "Strict");
        context.res().addCookie(cookie);
    }

    private static String name(int port) {
        return "ocelli_" + port;
    }
}
