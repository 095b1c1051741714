package dev.ocelli.core.perception;

import dev.ocelli.core.base.TimeSpan;
import java.util.List;

/**
 * A stretch of film between two cuts.
 *
 * @param frames that were looked at, in order of time
 */
public record Shot(TimeSpan span, List<Frame> frames) {
    public Shot {
        frames = List.copyOf(frames);
    }

    /**
     * One picture of the film.
     *
     * @param time seconds from the start of the recording
     * @param page index of the {@link Page} with what it shows, in the same {@link Perception}
     */
    public record Frame(double time, int page) {}
}
