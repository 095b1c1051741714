package dev.ocelli.engine.perceive.film;

import dev.ocelli.catalog.format.FilmStream;
import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/** Runs through a stretch of a film once: three small pictures and eight bytes a picture are held. For one thread, once. */
final class FilmSurveyor {
    private static final double RATE = FilmStream.RATE;

    /** Change of one block that new letters make; grain and packing make less. */
    private static final double NEW = 8;

    private static final double STILL = NEW / 2;

    /** Pictures after which moving film is looked at again. */
    private static final int PATIENCE = FilmStream.RATE;

    private final FilmStream film;
    private final int first;
    private final List<TimeSpan> calm = new ArrayList<>();
    private float[] changes = new float[4096];
    private byte[] before = new byte[FilmStream.WIDTH * FilmStream.HEIGHT];
    private byte[] now = new byte[FilmStream.WIDTH * FilmStream.HEIGHT];
    private final byte[] reference = new byte[FilmStream.WIDTH * FilmStream.HEIGHT];
    private int from;
    private int until;
    private int count;

    /** @param first index in the whole film of the stretch's first picture */
    FilmSurveyor(FilmStream film, int first) {
        this.film = film;
        this.first = first;
    }

    /**
     * Watches {@code most} pictures. Behind the film's beginning, the stream starts one picture before the stretch, which
     * is what its first picture is compared with.
     *
     * @param goesOn told every second of the film how far it has come; false ends the work
     * @return the stretch; it is the last one where there are fewer pictures, and is not where the work was ended
     */
    FilmPart survey(int most, DoublePredicate goesOn) {
        boolean compares = first > 0 && film.read(before);
        boolean more = true;
        boolean stopped = false;
        while (count < most && !stopped && more) {
            more = film.read(now);
            if (more) {
                add(compares || count > 0);
                stopped = count % FilmStream.RATE == 0 && !goesOn.test((first + count) / RATE);
            }
        }
        if (count > 0) {
            endCalm();
        }
        return new FilmPart(
                count, FilmPart.written(changes, 2 * count), calm, !more && !stopped, !more && film.isDamaged());
    }

    private void add(boolean compares) {
        if (2 * count + 2 > changes.length) {
            changes = Arrays.copyOf(changes, 2 * changes.length);
        }
        boolean still = count > 0 && until == count - 1 && Arrays.equals(before, now); // hours of it pass quickly
        if (compares && !still) {
            changes[2 * count] = (float) Thumbnail.difference(before, now);
            changes[2 * count + 1] = (float) Thumbnail.exchanged(before, now);
        }
        if (count == 0) {
            take(0);
        } else if (still) {
            until = count;
        } else {
            follow();
        }
        byte[] spare = before;
        before = now;
        now = spare;
        count++;
    }

    private void follow() {
        if (Thumbnail.mostChanged(reference, now) < NEW) {
            until = count;
        } else if (Thumbnail.mostChanged(before, now) < STILL || count - from >= PATIENCE) {
            endCalm();
            take(count);
        }
    }

    private void take(int index) {
        System.arraycopy(now, 0, reference, 0, now.length);
        from = index;
        until = index;
    }

    private void endCalm() {
        calm.add(new TimeSpan((first + from) / RATE, (first + until + 1) / RATE));
    }
}
