package dev.ocelli.engine.request;

import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.perceive.hear.HeardCache;
import dev.ocelli.engine.perceive.hear.Survey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What was heard, kept in the database: a long recording that was cut off by a crash goes on at the stretch where it was,
 * on any process, and a file asked about again is not heard again.
 */
public final class StoredHeardCache implements HeardCache {
    private static final Duration KEEP = Duration.ofDays(2);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final HeardRepository repository;
    private final InstantSource clock;
    private final AtomicLong sweptAt = new AtomicLong(); // epoch milliseconds

    public StoredHeardCache(Database database, InstantSource clock) {
        this.repository = new HeardRepository(database.jdbi());
        this.clock = clock;
    }

    @Override
    public Survey survey(Key key, Supplier<Survey> work) {
        Optional<Survey> known = repository.survey(key);
        if (known.isPresent()) {
            return known.get();
        }
        Survey made = work.get();
        sweep();
        repository.keep(key, made, clock.instant());
        return made;
    }

    @Override
    public Optional<Heard> find(Key key) {
        return repository.find(key);
    }

    @Override
    public void put(Key key, Heard heard) {
        repository.keep(key, heard, clock.instant());
    }

    private void sweep() {
        Instant now = clock.instant();
        long last = sweptAt.get();
        if (now.toEpochMilli() - last > SWEEP.toMillis() && sweptAt.compareAndSet(last, now.toEpochMilli())) {
            repository.forgetBefore(now.minus(KEEP));
        }
    }
}
