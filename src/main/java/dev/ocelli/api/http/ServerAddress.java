package dev.ocelli.api.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How callers reach this server, for the links that it hands out.
 *
 * @param configured empty: as the request did
 */
record ServerAddress(Optional<URI> configured) {
    /** Scheme, host and port, without a slash at the end. */
    String of(Context context) {
        return configured
                .map(URI::toString)
                .orElseGet(() -> context.scheme() + "://"
                        + Objects.requireNonNullElse(context.req().getHeader("Host"), "localhost:" + context.port()));
    }
}
