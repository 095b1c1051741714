package dev.ocelli.engine.agent;

import dev.ocelli.core.job.Steps;
import java.util.function.Supplier;

/** Where finished steps are kept. A step that is in the log is never run again. */
public interface StepLog {
    /** The output of step {@code name}: from the log, or made now and logged before it is given back. */
    <T> T once(String name, Class<T> type, Supplier<T> work);

    /** A log that forgets: for answers that nobody resumes. */
    StepLog NONE = new StepLog() {
        @Override
        public <T> T once(String name, Class<T> type, Supplier<T> work) {
            return work.get();
        }
    };

    /** The journal of a job. */
    static StepLog of(Steps steps) {
        return steps::once;
    }
}
