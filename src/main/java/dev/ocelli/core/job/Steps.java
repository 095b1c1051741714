package dev.ocelli.core.job;

import java.util.function.Supplier;

/**
 * The journal of one job: a finished step is never run again, also not after a crash.
 *
 * <p>Two processes that run the same job by mistake (one was thought dead) agree on one output: the first written.
 */
public interface Steps {
    /**
     * The output of step {@code name}: kept from an earlier run, or made by {@code work} now and kept before it is
     * given back.
     *
     * @param type a record or a JSON tree type; the output is kept as JSON
     */
    <T> T once(String name, Class<T> type, Supplier<T> work);

    /**
     * A place where the job may stop: ends this run, in a way the body must not catch, when the job was cancelled or
     * the process is stopping. Each {@link #once} is such a place too.
     */
    void checkpoint();
}
