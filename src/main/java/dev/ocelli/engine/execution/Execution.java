package dev.ocelli.engine.execution;

import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.request.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A run of an agent and what became of it. */
public record Execution(
        String id, String projectId, ExecutionWish wish, Extras extras, Progress progress, Outcome outcome) {

    /**
     * What the caller sent along.
     *
     * @param metadata given back as it came
     * @param callbackUrl told when the execution is done
     * @param repeatable how a repetition of the request is known; null when it is not
     * @param replayOf the execution that this one repeats; null when it repeats none
     */
    public record Extras(
            @Nullable ObjectNode metadata,
            @Nullable String callbackUrl,
            @Nullable Repeatable repeatable,
            @Nullable String replayOf) {
        public static final Extras NONE = new Extras(null, null, null, null);
    }

    /** An Idempotency-Key and the hash of the body that it was first sent with. */
    public record Repeatable(String key, String bodyHash) {}

    /** @param message how far it is, or what to know of the result, in plain words */
    public record Progress(
            JobStatus status,
            @Nullable String message,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {}

    /**
     * What was made of it.
     *
     * @param response null until it is done
     * @param steps finished so far
     * @param consumed null until it is done
     */
    public record Outcome(
            @Nullable ObjectNode response,
            int steps,
            @Nullable Consumed consumed,
            @Nullable OcelliException failure) {
        static final Outcome NONE = new Outcome(null, 0, null, null);
    }

    /**
     * @param elements how many pages, pictures, recordings or films were worked on
     * @param elementType {@code page}, {@code image}, {@code audio} or {@code video}
     * @param credits by the published price list; nothing is billed
     */
    public record Consumed(int elements, String elementType, int credits) {}

    public JobStatus status() {
        return progress.status();
    }

    /** The agent as {@code name:version}. */
    public String name() {
        String name = wish.name();
        return name == null ? "agent" : name;
    }
}
