package dev.ocelli.engine.reason;

import dev.ocelli.core.job.Steps;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The longer work that a reading is part of.
 *
 * @param steps keeps each finished model call, so that none is made again after a crash
 * @param end when to stop and give what there is; empty: no limit
 * @param progress is told in plain words how far it is
 */
public record Work(Steps steps, Optional<Instant> end, Consumer<String> progress) {
    /** Nothing is kept, nobody waits. */
    public static final Work ALONE = new Work(new Unkept(), Optional.empty(), words -> {});

    private static final class Unkept implements Steps {
        @Override
        public <T> T once(String name, Class<T> type, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void checkpoint() {}
    }
}
