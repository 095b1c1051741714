package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.identity.Identity;
import dev.ocelli.core.identity.Keys;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/** From the header {@code Authorization: Bearer …} to who calls. */
final class Auth {
    private final Keys keys;

    Auth(Keys keys) {
        this.keys = keys;
    }

    /** Empty on routes that anybody may call; fails with {@link ErrorCode#INVALID_API_KEY}. */
    Optional<Identity> check(Context context, Set<?> roles) {
        if (roles.contains(Access.OPEN)) {
            return Optional.empty();
        }
        String header = context.header("Authorization");
        if (header == null && roles.contains(Access.OPTIONAL_KEY)) {
            return Optional.empty();
        }
        Optional<Identity> identity = bearer(header).flatMap(keys::identify);
        if (identity.isEmpty()) {
            throw new OcelliException(
                    ErrorCode.INVALID_API_KEY,
                    header == null
                            ? "No API key was sent; expected the header 'Authorization: Bearer <key>'."
                            : "The API key is not known or was revoked; ocelli keys list shows the valid ones.");
        }
        return identity;
    }

    private static Optional<String> bearer(@org.jspecify.annotations.Nullable String header) {
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }
}
