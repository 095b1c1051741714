package dev.ocelli.engine.perceive.hear;

import java.util.Locale;

/** Times of a recording for people: {@code 2:05}, {@code 1:02:05}. */
public final class ClockTime {
    private ClockTime() {}

    /** @param seconds from the start; rounded down */
    public static String of(double seconds) {
        long whole = (long) seconds;
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
