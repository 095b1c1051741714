package dev.ocelli.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.engine.perceive.film.FilmCache;
import dev.ocelli.engine.perceive.film.FilmPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class StoredFilmCacheTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static FilmCache at(Instant time) {
        return new StoredFilmCache(DATABASE.database(), () -> time);
    }

    private static FilmPart part(int count) {
        return new FilmPart(count, "AAAAAAAAAAA=", List.of(new TimeSpan(0, 0.125)), false, true);
    }

    @Test
    void a_stretch_that_was_watched_is_there_for_the_next_process() {
        var key = new FilmCache.Key("hash", "from 0");
        at(NOW).put(key, part(1));

        assertThat(at(NOW).find(key)).contains(part(1));
        assertThat(at(NOW).find(new FilmCache.Key("hash", "from 1"))).isEmpty();
        assertThat(at(NOW).find(new FilmCache.Key("other", "from 0"))).isEmpty();
    }

    @Test
    void stretches_are_forgotten_after_some_days() {
        var old = new FilmCache.Key("old", "from 0");
        at(NOW).put(old, part(1));

        at(NOW.plus(Duration.ofDays(4))).put(new FilmCache.Key("young", "from 0"), part(1));

        assertThat(at(NOW).find(old)).isEmpty();
    }
}
