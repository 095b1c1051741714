package dev.ocelli.engine.agent;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.perceive.hear.ClockTime;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a file is read, heard or watched. When the run was cancelled meanwhile, the work is ended where it can be
 * and {@link #goOn} ends the run: the work itself must not, since others may wait for it on other threads.
 */
final class Looking implements PerceiveProgress, FilmCuts.Watched {
    private final Material material;
    private final Consumer<String> tell;
    private volatile @Nullable CancellationException cancelled;

    Looking(Material material, Consumer<String> tell) {
        this.material = material;
        this.tell = tell;
    }

    /** Ends the run when it was cancelled. */
    void goOn() {
        CancellationException ended = cancelled;
        if (ended != null) {
            throw ended;
        }
    }

    @Override
    public void pageDone(int done, int of) {
        if (of > 1) {
            told("Reading " + material.title() + ": page " + done + " of " + of);
        }
    }

    @Override
    public boolean heardUntil(double done, double of) {
        return told("Listening to " + material.title() + ": " + share(done, of));
    }

    @Override
    public boolean watchedUntil(double done, double of) {
        return told("Watching " + material.title() + ": " + share(done, of));
    }

    @Override
    public boolean until(double seconds, double of) {
        return watchedUntil(seconds, of);
    }

    @Override
    public boolean frameRead(int done, int of) {
        return told("Reading " + material.title() + ": frame " + done + " of " + of);
    }

    private static String share(double done, double of) {
        return of > 0 ? ClockTime.of(done) + " of " + ClockTime.of(of) : ClockTime.of(done);
    }

    private boolean told(String words) {
        if (cancelled != null) {
            return false;
        }
        try {
            tell.accept(words);
            return true;
        } catch (CancellationException e) {
            cancelled = e;
            return false;
        }
    }
}
