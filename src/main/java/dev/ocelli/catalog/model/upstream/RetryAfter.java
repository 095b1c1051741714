package dev.ocelli.catalog.model.upstream;

import java.time.Duration;
import java.util.Optional;

/** The header {@code Retry-After} in seconds; its form as a date is not used by model servers and is passed over. */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> parse(String header) {
        String text = header.strip();
        if (!text.matches("[0-9]{1,6}([.][0-9]{1,3})?")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)));
    }
}
