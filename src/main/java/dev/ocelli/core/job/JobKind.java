package dev.ocelli.core.job;

import dev.ocelli.core.base.OcelliException;
import java.time.Duration;
import java.util.Optional;

/**
 * What is done for all jobs of one name. The body is ordinary blocking code on a virtual thread; it may be begun again
 * after a crash, so whatever must not happen twice goes into a step of {@link Steps}.
 */
public interface JobKind {
    /** The name that jobs are stored under; never changes. */
    String name();

    /**
     * Does the work. Returning means completed. An {@link OcelliException} that the caller must mend fails the job at
     * once; anything else is tried again after {@link #pauseAfter}.
     */
    void run(Job job, Steps steps);

    /** Called in the same transaction that makes {@code job} failed or cancelled, so that the two agree. */
    void failed(Job job, OcelliException reason);

    /** How long to wait after the {@code starts}-th start since a step was finished went wrong; empty: give up. */
    default Optional<Duration> pauseAfter(int starts, Throwable problem) {
        return pauseAfter(starts);
    }

    /** The same where nothing is known of the reason. */
    default Optional<Duration> pauseAfter(int starts) {
        return starts < 6 ? Optional.of(Duration.ofSeconds(1L << (starts - 1))) : Optional.empty();
    }
}
