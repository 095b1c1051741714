package dev.ocelli.engine.request;

import dev.ocelli.core.store.Database;
import dev.ocelli.engine.perceive.film.FilmCache;
import dev.ocelli.engine.perceive.film.FilmPart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stretches of films that were watched, kept in the database: a long film that was cut off by a crash goes on at the
 * stretch where it was, on any process.
 */
public final class StoredFilmCache implements FilmCache {
    private static final Duration KEEP = Duration.ofDays(2);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final WatchedRepository repository;
    private final InstantSource clock;
    private final AtomicLong sweptAt = new AtomicLong(); // epoch milliseconds

    public StoredFilmCache(Database database, InstantSource clock) {
        this.repository = new WatchedRepository(database.jdbi());
        this.clock = clock;
    }

    @Override
    public Optional<FilmPart> find(Key key) {
        return repository.find(key);
    }

    @Override
    public void put(Key key, FilmPart part) {
        sweep();
        repository.keep(key, part, clock.instant());
    }

    private void sweep() {
        Instant now = clock.instant();
        long last = sweptAt.get();
        if (now.toEpochMilli() - last > SWEEP.toMillis() && sweptAt.compareAndSet(last, now.toEpochMilli())) {
            repository.forgetBefore(now.minus(KEEP));
        }
    }
}
