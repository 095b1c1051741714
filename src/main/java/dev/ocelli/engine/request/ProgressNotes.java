package dev.ocelli.engine.request;

import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.perceive.hear.ClockTime;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says "page 3 of 12", "watched 4:30 of 60:00" or "heard 4:30 of 60:00", not more often than twice a second. */
final class ProgressNotes implements PerceiveProgress {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Consumer<String> note;
    private final Runnable stop;
    private long next = System.nanoTime();

    /** @param stop where the work may be ended between two stretches of a recording */
    ProgressNotes(Consumer<String> note, Runnable stop) {
        this.note = note;
        this.stop = stop;
    }

    @Override
    public boolean heardUntil(double done, double of) {
        stop.run();
        say("heard " + ClockTime.of(done) + " of " + ClockTime.of(of));
        return true;
    }

    @Override
    public boolean watchedUntil(double done, double of) {
        stop.run();
        say("watched " + ClockTime.of(done) + " of " + ClockTime.of(of));
        return true;
    }

    @Override
    public boolean frameRead(int done, int of) {
        stop.run();
        say("read frame " + done + " of " + of);
        return true;
    }

    @Override
    public void pageDone(int done, int of) {
        say("page " + done + " of " + of);
    }

    private synchronized void say(String words) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + PAUSE_NANOS;
            note.accept(words);
        }
    }
}
