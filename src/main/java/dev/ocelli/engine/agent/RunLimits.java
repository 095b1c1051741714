package dev.ocelli.engine.agent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run at its deadline and when its thread is interrupted.
 *
 * <p>Asked only before work is really done: a run that is begun again goes past its finished steps whatever the time is.
 */
record RunLimits(@Nullable Instant deadline, InstantSource clock) {

    /** Ends a run from inside. */
    static final class DeadlinePassed extends RuntimeException {
        private static final long serialVersionUID = 1;

        DeadlinePassed() {
            super("the deadline passed", null, false, false);
        }
    }

    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        if (deadline != null && !clock.instant().isBefore(deadline)) {
            throw new DeadlinePassed();
        }
    }

    static CancellationException interrupted() {
        return new CancellationException("the run was interrupted");
    }

    /** The log, with a look at the limits before anything is done for it. */
    StepLog around(StepLog log) {
        return new StepLog() {
            @Override
            public <T> T once(String name, Class<T> type, Supplier<T> work) {
                return log.once(name, type, () -> {
                    check();
                    return work.get();
                });
            }
        };
    }
}
