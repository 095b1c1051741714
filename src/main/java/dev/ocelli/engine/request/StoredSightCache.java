package dev.ocelli.engine.request;

import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.perceive.see.PageSight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pages seen, kept in the database behind a quick memory when seeing them was dear (OCR): a long scan that was cut off
 * by a crash goes on at the page where it was, on any process.
 */
public final class StoredSightCache implements SightCache {
    private static final Duration KEEP = Duration.ofDays(2);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final SightCache quick;
    private final SightRepository repository;
    private final InstantSource clock;
    private final AtomicLong sweptAt = new AtomicLong(); // epoch milliseconds

    public StoredSightCache(SightCache quick, Database database, InstantSource clock) {
        this.quick = quick;
        this.repository = new SightRepository(database.jdbi());
        this.clock = clock;
    }

    @Override
    public Optional<PageSight> find(Key key) {
        Optional<PageSight> near = quick.find(key);
        if (near.isPresent()) {
            return near;
        }
        Optional<PageSight> stored = repository.find(key);
        stored.ifPresent(sight -> quick.put(key, sight));
        return stored;
    }

    @Override
    public void put(Key key, PageSight sight) {
        quick.put(key, sight);
        if (sight.source() != TextSource.TEXT_LAYER) {
            sweep();
            repository.keep(key, sight, clock.instant());
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        long last = sweptAt.get();
        if (now.toEpochMilli() - last > SWEEP.toMillis() && sweptAt.compareAndSet(last, now.toEpochMilli())) {
            repository.forgetBefore(now.minus(KEEP));
        }
    }
}
