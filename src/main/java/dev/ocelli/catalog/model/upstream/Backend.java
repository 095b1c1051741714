package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.core.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One configured server with one model on it. */
public record Backend(String name, Endpoint endpoint, Abilities abilities, Patience patience, Prices prices) {

    /**
     * Where it is.
     *
     * @param url base of the OpenAI API, such as {@code http://127.0.0.1:8000/v1}; no slash at the end
     * @param model the id that the server knows
     */
    public record Endpoint(URI url, String model, Optional<Secret> key) {
        URI at(String path) {
            return URI.create(url + path);
        }
    }

    /**
     * How long and how often.
     *
     * @param firstByte from the end of the question to the first byte of the answer's body
     * @param betweenBytes the longest silence afterwards
     * @param total one try, from start to end
     * @param retries further tries after the first
     * @param concurrency calls at the same time; more wait in line
     */
    public record Patience(
            Duration connect, Duration firstByte, Duration betweenBytes, Duration total, int retries, int concurrency) {
        public static final Patience USUAL = new Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofMinutes(10), 3, 8);
    }

    /** What a million tokens cost, in whatever currency the operator counts. */
    public record Prices(double prompt, double completion) {
        public static final Prices FREE = new Prices(0, 0);

        /** In millionths: a price for a million tokens is a price in millionths for one. */
        long micros(long promptTokens, long completionTokens) {
            return Math.round((promptTokens * prompt) + (completionTokens * completion));
        }
    }

    /** With everything usual but its place. */
    public static Backend of(String name, URI url, String model, @Nullable String key) {
        return new Backend(
                name,
                new Endpoint(url, model, Optional.ofNullable(key).map(Secret::new)),
                Abilities.USUAL,
                Patience.USUAL,
                Prices.FREE);
    }

    Backend withPatience(Patience other) {
        return new Backend(name, endpoint, abilities, other, prices);
    }
}
