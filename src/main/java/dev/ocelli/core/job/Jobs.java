package dev.ocelli.core.job;

import java.time.Duration;
import java.util.Optional;

/**
 * Durable jobs: what was submitted runs to its end, on this process or another one, also after a crash.
 *
 * <p>Any number of processes work on one database. Within a lane API keys take turns, and jobs
 * that no key stands behind count as their project's.
 */
public interface Jobs extends AutoCloseable {
    /** Makes a kind known; all kinds are registered before {@link #start}. */
    void register(JobKind kind);

    /** Begins to run jobs; a process that only submits need not. */
    void start();

    /**
     * Stores a job. Joins the database transaction that is open on this thread: the job exists if and only if the
     * caller's rows do. Fails with {@code RATE_LIMITED} when the lane or the project's part of it is full.
     */
    void submit(NewJob job);

    /** Stops a job that is not done: at once when it waits, at its next step when it runs. False when it was done. */
    boolean cancel(String id);

    /** Lets a failed or cancelled job run again; finished steps stay finished. False when it is in another state. */
    boolean retry(String id);

    /** Lets a job that is not done rest: at once when it waits, at its next step when it runs. False when it was done. */
    boolean pause(String id);

    /** Lets a paused job go on; finished steps stay finished. False when it is in another state. */
    boolean resume(String id);

    Optional<Job> find(String id);

    /** The job as it stands when it is done or when {@code limit} is over; empty for an unknown id. */
    Optional<Job> await(String id, Duration limit);

    /** Stops taking jobs, lets the running ones finish for a few seconds and hands the others back. */
    @Override
    void close();
}
