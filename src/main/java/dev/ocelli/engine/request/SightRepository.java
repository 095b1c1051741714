package dev.ocelli.engine.request;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.perceive.see.PageSight;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of pages that were seen. */
final class SightRepository {
    private final Jdbi jdbi;

    SightRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<PageSight> find(SightCache.Key key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT sight FROM page_sight
                         WHERE content_hash = :hash AND page = :page AND options = :options
                        """)
                .bind("hash", key.contentHash())
                .bind("page", key.page())
                .bind("options", Json.write(key.options()))
                .mapTo(String.class)
                .findOne()
                .map(text -> Json.MAPPER.readValue(text, PageSight.class)));
    }

    void keep(SightCache.Key key, PageSight sight, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO page_sight (content_hash, page, options, sight, seen_at)
                        VALUES (:hash, :page, :options, CAST(:sight AS json), :now) ON CONFLICT DO NOTHING
                        """)
                .bind("hash", key.contentHash())
                .bind("page", key.page())
                .bind("options", Json.write(key.options()))
                .bind("sight", Json.write(sight))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void forgetBefore(Instant limit) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM page_sight WHERE seen_at < :limit")
                .bind("limit", limit.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
