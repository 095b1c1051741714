package dev.ocelli.engine.perceive.film;

import dev.ocelli.catalog.format.FilmStream;
import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * A first run through a film.
 *
 * @param duration seconds of pictures that could be decoded
 * @param shots from the first picture to the last, without gaps
 * @param calm when one picture stands nearly still, in order; film that moves has one for about each second
 * @param whole false when watching was ended before the film
 * @param damaged whether some of it could not be decoded
 */
record FilmSurvey(double duration, List<TimeSpan> shots, List<TimeSpan> calm, boolean whole, boolean damaged) {
    private static final double RATE = FilmStream.RATE;

    FilmSurvey {
        shots = List.copyOf(shots);
        calm = List.copyOf(calm);
    }

    /** @param parts without gaps, in order */
    static FilmSurvey of(List<FilmPart> parts) {
        var finder = new CutFinder();
        var calm = new ArrayList<TimeSpan>();
        int count = 0;
        for (FilmPart part : parts) {
            part.tell(finder);
            calm.addAll(part.calm());
            count += part.count();
        }
        boolean damaged = parts.stream().anyMatch(FilmPart::damaged);
        return new FilmSurvey(
                count / RATE, shots(finder, count), calm, parts.getLast().last(), damaged);
    }

    private static List<TimeSpan> shots(CutFinder finder, int count) {
        var shots = new ArrayList<TimeSpan>();
        double start = 0;
        for (int cut : finder.cuts()) {
            shots.add(new TimeSpan(start, cut / RATE));
            start = cut / RATE;
        }
        shots.add(new TimeSpan(start, count / RATE));
        return shots;
    }
}
