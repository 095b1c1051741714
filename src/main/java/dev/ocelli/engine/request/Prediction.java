package dev.ocelli.engine.request;

import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.plan.Submission;
import dev.ocelli.engine.reason.Draft.ModelUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request and what became of it. */
public record Prediction(
        String id, String projectId, Submission submission, Extras extras, Progress progress, Outcome outcome) {

    /**
     * What the caller sent along.
     *
     * @param metadata given back as it came
     * @param callbackUrl told when the prediction is done
     * @param repeatable how a repetition of the request is known; null when it is not
     */
    public record Extras(
            @Nullable ObjectNode metadata,
            @Nullable String callbackUrl,
            @Nullable Repeatable repeatable) {
        public static final Extras NONE = new Extras(null, null, null);
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
     * What was made of it; all null or 0 until it is done.
     *
     * @param pages how many pages were read
     * @param credits by the published price list; nothing is billed
     */
    public record Outcome(
            @Nullable JsonNode response,
            int pages,
            int credits,
            @Nullable OcelliException failure,
            Making making) {
        static final Outcome NONE = new Outcome(null, 0, 0, null, Making.NONE);
    }

    /**
     * Who made it.
     *
     * @param engine {@code embedded}, or {@code model} and the backend's name; empty until it is done
     */
    public record Making(String engine, ModelUse use) {
        static final Making NONE = new Making("", ModelUse.NONE);
        static final Making EMBEDDED = new Making("embedded", ModelUse.NONE);
    }

    public JobStatus status() {
        return progress.status();
    }
}
