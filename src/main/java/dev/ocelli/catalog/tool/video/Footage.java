package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.CodingProgress;
import dev.ocelli.catalog.format.FilmPart;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.format.MediaProbe;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * A recording that a tool works on.
 *
 * @param duration seconds
 */
record Footage(Material material, MediaProbe probe, double duration) {
    static final double MOST_SECONDS = 12 * 3600;

    /** Longest that is coded anew in one call, in seconds. */
    static final double LONGEST = 3600;

    /** The recording that the argument {@code file} names. */
    static Footage of(Arguments given, ToolContext context, Media media) {
        return of(given.file(context), media, message -> given.refused("file", message));
    }

    /** Makes an error of what is wrong with the material. */
    @FunctionalInterface
    interface Refusing {
        OcelliException because(String message);
    }

    static Footage of(Material material, Media media, Refusing refused) {
        if (!Media.holds(material.type())) {
            throw refused.because(material.name() + " is " + material.type() + "; name a recording of sound or film.");
        }
        MediaProbe probe = media.probe(material.file(), material.type());
        double duration = probe.duration().orElseGet(() -> media.films().seconds(material.file(), material.type()));
        return new Footage(material, probe, duration);
    }

    boolean hasFilm() {
        return !probe.films().isEmpty();
    }

    boolean hasSound() {
        return !probe.sounds().isEmpty();
    }

    /** Refuses recordings of sound. */
    Footage requireFilm(Arguments given) {
        if (!hasFilm()) {
            throw given.refused("file", material.name() + " holds no pictures.");
        }
        return this;
    }

    /** Refuses silent films. */
    Footage requireSound(Arguments given) {
        if (!hasSound()) {
            throw given.refused("file", material.name() + " holds no sound.");
        }
        return this;
    }

    /** The stretch that the arguments {@code start} and {@code end} name, within the recording. */
    TimeSpan stretch(Arguments given) {
        double start = given.number("start", 0, 0, MOST_SECONDS);
        double end = Math.min(given.number("end", duration, 0, MOST_SECONDS), duration);
        return within(start, end, given::refused);
    }

    TimeSpan within(double start, double end, BiFunction<String, String, OcelliException> refused) {
        if (start >= duration) {
            throw refused.apply(
                    "start", material.name() + " lasts " + words(duration) + " seconds; start must lie within that.");
        }
        if (end <= start) {
            throw refused.apply("end", "end must be later than start, in seconds.");
        }
        if (end - start > LONGEST) {
            throw refused.apply("end", "At most an hour is coded anew at once; name a shorter stretch.");
        }
        return new TimeSpan(start, end);
    }

    FilmPart part(TimeSpan span) {
        return new FilmPart(material.file(), material.type(), probe, span);
    }

    /** Tells how far work on so many seconds is: {@code cutting talk.mp4: 0:12 of 1:00}. */
    static CodingProgress telling(ToolContext context, String doing, double seconds) {
        context.progress(doing);
        return done -> context.progress(doing + ": " + clock(Math.min(done, seconds)) + " of " + clock(seconds));
    }

    /** Seconds for people: {@code 12} or {@code 12.5}. */
    static String words(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds).replaceAll("\\.0$", "");
    }

    /** {@code 2:05}, {@code 1:02:05}. */
    static String clock(double seconds) {
        long whole = (long) seconds;
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** {@code 00:01:02.500}: wire contract B, section 6.1. */
    static String timestamp(double seconds) {
        long millis = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }
}
