package dev.ocelli.engine.request;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.perceive.film.FilmCache;
import dev.ocelli.engine.perceive.film.FilmPart;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of stretches of films that were watched. */
final class WatchedRepository {
    private final Jdbi jdbi;

    WatchedRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<FilmPart> find(FilmCache.Key key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT part FROM watched_part WHERE content_hash = :hash AND options = :options
                        """)
                .bind("hash", key.contentHash())
                .bind("options", key.options())
                .mapTo(String.class)
                .findOne()
                .map(text -> Json.MAPPER.readValue(text, FilmPart.class)));
    }

    void keep(FilmCache.Key key, FilmPart part, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO watched_part (content_hash, options, part, watched_at)
                        VALUES (:hash, :options, CAST(:part AS json), :now) ON CONFLICT DO NOTHING
                        """)
                .bind("hash", key.contentHash())
                .bind("options", key.options())
                .bind("part", Json.write(part))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void forgetBefore(Instant limit) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM watched_part WHERE watched_at < :limit")
                .bind("limit", limit.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
