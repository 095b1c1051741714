package dev.ocelli.engine.perceive.film;

import dev.ocelli.catalog.format.FilmStream;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/** Runs through a film once: two pictures and about a hundred bytes a second are held. For one thread, once. */
final class FilmSurveyor {
    /** Hours of a film that are watched. */
    static final int MOST_HOURS = 12;

    private static final double RATE = FilmStream.RATE;

    /** Change of one block that new letters make; grain and packing make less. */
    private static final double NEW = 8;

    private static final double STILL = NEW / 2;

    /** Pictures after which moving film is looked at again. */
    private static final int PATIENCE = FilmStream.RATE;

    private final FilmStream film;
    private final CutFinder cuts = new CutFinder();
    private final List<TimeSpan> calm = new ArrayList<>();
    private byte[] before = new byte[FilmStream.WIDTH * FilmStream.HEIGHT];
    private byte[] now = new byte[FilmStream.WIDTH * FilmStream.HEIGHT];
    private byte[] reference = new byte[FilmStream.WIDTH * FilmStream.HEIGHT];
    private int from;
    private int until;
    private int count;

    FilmSurveyor(FilmStream film) {
        this.film = film;
    }

    /**
     * @param goesOn told every second how far it has come; false ends the work
     * @throws OcelliException {@code INVALID_FILE} when no picture can be decoded
     */
    FilmSurvey survey(DoublePredicate goesOn) {
        boolean whole = true;
        while (whole && film.read(now)) {
            add();
            boolean second = count % FilmStream.RATE == 0;
            whole = count < MOST_HOURS * 3600 * FilmStream.RATE && (!second || goesOn.test(count / RATE));
        }
        if (count == 0) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE, null, "The file is damaged: none of its pictures could be decoded.");
        }
        endCalm();
        return new FilmSurvey(count / RATE, shots(), calm, whole);
    }

    private void add() {
        if (count == 0) {
            cuts.add(0, 0);
            take(0);
        } else {
            cuts.add(Thumbnail.difference(before, now), Thumbnail.exchanged(before, now));
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
        calm.add(new TimeSpan(from / RATE, (until + 1) / RATE));
    }

    private List<TimeSpan> shots() {
        var shots = new ArrayList<TimeSpan>();
        double start = 0;
        for (int cut : cuts.cuts()) {
            shots.add(new TimeSpan(start, cut / RATE));
            start = cut / RATE;
        }
        shots.add(new TimeSpan(start, count / RATE));
        return shots;
    }
}
