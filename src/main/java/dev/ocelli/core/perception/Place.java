package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * Words at one place of a file: what is printed or said there, and where.
 *
 * @param page from 0; for film the index of the frame's page, for speech 0
 * @param box on that page; of no area for words that were only heard
 * @param time when it is said or shown; null for what has no time
 */
public record Place(
        int page,
        BoundingBox box,
        String content,
        double confidence,
        @Nullable TimeSpan time) {

    private static final BoundingBox NOWHERE = new BoundingBox(0, 0, 0, 0);

    /** A place on a page without time. */
    public Place(int page, BoundingBox box, String content, double confidence) {
        this(page, box, content, confidence, null);
    }

    /** Words that were heard: a time and no box. */
    public static Place heard(TimeSpan time, String content, double confidence) {
        return new Place(0, NOWHERE, content, confidence, time);
    }

    /** Whether there is a time but no place on a picture. */
    public boolean isHeard() {
        return time != null && box.equals(NOWHERE);
    }
}
