package dev.ocelli.engine.perceive.film;

import dev.ocelli.catalog.format.FilmStream;
import dev.ocelli.catalog.format.Films;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * First runs through films. Long films are watched stretch by stretch, and each is remembered as soon as it was watched.
 * Any thread.
 */
final class FilmSurveys {
    /** Hours of a film that are watched. */
    private static final int MOST_HOURS = 12;

    /** With the version of the rules by which changes are measured, so that older ones are not taken for theirs. */
    private static final String SURVEY = "survey 1, from ";

    private final Films films;
    private final FilmCache cache;
    private final int part;

    /** @param part pictures of one stretch */
    FilmSurveys(Films films, FilmCache cache, int part) {
        this.films = films;
        this.cache = cache;
        this.part = part;
    }

    /**
     * @param goesOn told how far it has come, in seconds; false ends the work
     * @throws OcelliException {@code INVALID_FILE} when no picture can be decoded
     */
    FilmSurvey of(Watching.Source source, DoublePredicate goesOn) {
        int most = MOST_HOURS * 3600 * FilmStream.RATE;
        int length = source.duration() * FilmStream.RATE > 2.0 * part ? part : most;
        List<FilmPart> parts = new ArrayList<>();
        int first = 0;
        boolean more = true;
        while (more && first < most && goesOn.test((double) first / FilmStream.RATE)) {
            FilmPart watched = part(source, first, length, goesOn);
            parts.add(watched);
            first += watched.count();
            more = !watched.last() && watched.count() == length;
        }
        if (first == 0) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE, null, "The file is damaged: none of its pictures could be decoded.");
        }
        return FilmSurvey.of(parts);
    }

    private FilmPart part(Watching.Source source, int first, int length, DoublePredicate goesOn) {
        var key = new FilmCache.Key(source.contentHash(), SURVEY + first + " for " + length);
        return cache.find(key).orElseGet(() -> {
            double from = Math.max(0, first - 1) / (double) FilmStream.RATE;
            double left = source.duration() > 0 ? Math.max(0.1, source.duration() - from) : 0;
            FilmPart watched;
            try (FilmStream film = films.stream(source.file(), source.type(), from, left)) {
                watched = new FilmSurveyor(film, first).survey(length, goesOn);
            }
            if (watched.last() || watched.count() == length) {
                cache.put(key, watched);
            }
            return watched;
        });
    }
}
