package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.Identity;
import dev.ocelli.core.identity.Keys;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** From the header {@code Authorization: Bearer …}, or the cookie of a signed-in browser, to who calls. */
final class Auth {
    private final Keys keys;
    private final BrowserSessions sessions;

    Auth(Keys keys, BrowserSessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** Somebody who was let in. */
    record Visitor(Identity identity, Origin origin) {}

    /** Empty on routes that anybody may call; fails with {@link ErrorCode#INVALID_API_KEY}. */
    Optional<Visitor> check(Request request, Set<?> roles) {
        if (roles.contains(Access.OPEN)) {
            return Optional.empty();
        }
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        Optional<Visitor> visitor = header == null ? browser(request) : program(header);
        if (visitor.isEmpty() && !(header == null && roles.contains(Access.OPTIONAL_KEY))) {
            throw new OcelliException(
                    ErrorCode.INVALID_API_KEY,
                    header == null
                            ? "No API key was sent; expected the header 'Authorization: Bearer <key>'."
                            : "The API key is not known or was revoked; ocelli keys list shows the valid ones.");
        }
        return visitor;
    }

    /** Whoever is known without asking the database; empty says nothing. Does not wait. */
    Optional<Visitor> remembered(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .flatMap(Auth::bearer)
                .flatMap(keys::remembered)
                .map(identity -> new Visitor(identity, Origin.API));
    }

    private Optional<Visitor> program(String header) {
        return bearer(header).flatMap(keys::identify).map(identity -> new Visitor(identity, Origin.API));
    }

    private Optional<Visitor> browser(Request request) {
        return SessionCookie.mayChange(request)
                ? SessionCookie.token(request)
                        .flatMap(sessions::identify)
                        .map(identity -> new Visitor(identity, Origin.BROWSER))
                : Optional.empty();
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }
}
