package dev.ocelli.engine.perceive.film;

import dev.ocelli.core.base.TimeSpan;
import java.util.List;

/**
 * A first run through a film.
 *
 * @param duration seconds of pictures that could be decoded
 * @param shots from the first picture to the last, without gaps
 * @param calm when one picture stands nearly still, in order; film that moves has one for about each second
 * @param whole false when watching was ended before the film
 */
record FilmSurvey(double duration, List<TimeSpan> shots, List<TimeSpan> calm, boolean whole) {
    FilmSurvey {
        shots = List.copyOf(shots);
        calm = List.copyOf(calm);
    }
}
