package dev.ocelli.engine.perceive.film;

import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Shot;
import java.util.List;

/**
 * What was seen of a film.
 *
 * @param duration seconds of pictures
 * @param shots from beginning to end; their frames name pages
 * @param pages one for each frame that shows something of its own, in order of time
 * @param warnings plain words about what could not be seen
 */
public record WatchedFilm(double duration, List<Shot> shots, List<Page> pages, List<String> warnings) {
    public WatchedFilm {
        shots = List.copyOf(shots);
        pages = List.copyOf(pages);
        warnings = List.copyOf(warnings);
    }
}
