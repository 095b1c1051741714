package dev.ocelli.engine.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request or an execution in a few words, for overviews.
 *
 * @param what the domain, skill or agent; null when a schema alone said it
 * @param millis from start to end; null until it has ended
 */
public record PastRun(
        String id,
        @Nullable String what,
        JobStatus status,
        Instant createdAt,
        @Nullable Long millis,
        int credits) {}
