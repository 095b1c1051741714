package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.TimeSpan;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One word without white space, its place, and how sure the reader is of its letters.
 *
 * @param confidence in [0, 1]; of a text layer 1
 * @param time when it is said or shown; null for what has no time
 */
public record Word(
        String text,
        BoundingBox box,
        double confidence,
        @Nullable TimeSpan time) {

    /** A word without time. */
    public Word(String text, BoundingBox box, double confidence) {
        this(text, box, confidence, null);
    }

    /** The time from the first to the last of {@code words}; null when none has a time. */
    public static @Nullable TimeSpan timeOf(Collection<Word> words) {
        TimeSpan time = null;
        for (Word word : words) {
            if (word.time != null) {
                time = time == null ? word.time : time.union(word.time);
            }
        }
        return time;
    }
}
