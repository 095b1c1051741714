package dev.ocelli.engine.request;

import dev.ocelli.engine.perceive.PerceiveProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says "page 3 of 12", not more often than twice a second. */
final class ProgressNotes implements PerceiveProgress {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Consumer<String> note;
    private long next = System.nanoTime();

    ProgressNotes(Consumer<String> note) {
        this.note = note;
    }

    @Override
    public synchronized void pageDone(int done, int of) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + PAUSE_NANOS;
            note.accept("page " + done + " of " + of);
        }
    }
}
