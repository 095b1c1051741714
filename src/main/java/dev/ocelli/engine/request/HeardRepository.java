package dev.ocelli.engine.request;

import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.perceive.hear.HeardCache;
import dev.ocelli.engine.perceive.hear.Survey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of recordings that were heard; a survey stands among the stretches under a name of its own. */
final class HeardRepository {
    private final Jdbi jdbi;

    HeardRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Survey> survey(HeardCache.Key key) {
        return row(key).map(text -> Json.MAPPER.readValue(text, Survey.class));
    }

    void keep(HeardCache.Key key, Survey survey, Instant now) {
        keep(key, Json.write(survey), now);
    }

    Optional<Heard> find(HeardCache.Key key) {
        return row(key).map(text -> Json.MAPPER.readValue(text, Heard.class));
    }

    void keep(HeardCache.Key key, Heard heard, Instant now) {
        keep(key, Json.write(heard), now);
    }

    private Optional<String> row(HeardCache.Key key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT heard FROM heard_stretch WHERE content_hash = :hash AND options = :options
                        """)
                .bind("hash", key.contentHash())
                .bind("options", key.options())
                .mapTo(String.class)
                .findOne());
    }

    private void keep(HeardCache.Key key, String heard, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO heard_stretch (content_hash, options, heard, heard_at)
                        VALUES (:hash, :options, CAST(:heard AS json), :now) ON CONFLICT DO NOTHING
                        """)
                .bind("hash", key.contentHash())
                .bind("options", key.options())
                .bind("heard", heard)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void forgetBefore(Instant limit) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM heard_stretch WHERE heard_at < :limit")
                .bind("limit", limit.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
