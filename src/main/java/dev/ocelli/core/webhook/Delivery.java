package dev.ocelli.core.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message for one receiver, and what became of it; {@code attempts} oldest first. */
public record Delivery(String id, Message message, Instant createdAt, Outcome outcome, List<Attempt> attempts) {
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /**
     * What is told to whom.
     *
     * @param subjectId what it tells of, such as a prediction
     * @param body the exact text that is sent and signed
     */
    public record Message(String subjectId, String url, String body) {}

    public String subjectId() {
        return message.subjectId();
    }

    public String url() {
        return message.url();
    }

    public String body() {
        return message.body();
    }

    /** {@code OPEN} until it arrived or was given up. */
    public enum Outcome {
        OPEN,
        DELIVERED,
        GIVEN_UP
    }

    /**
     * One try.
     *
     * @param status HTTP status of the answer; null when none came
     * @param problem what went wrong in plain words; null when it arrived
     * @param milliseconds until the answer or the end of waiting
     */
    public record Attempt(
            int number,
            Instant at,
            @Nullable Integer status,
            @Nullable String problem,
            long milliseconds) {}
}
