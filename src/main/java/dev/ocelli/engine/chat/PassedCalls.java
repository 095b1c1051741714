package dev.ocelli.engine.chat;

import dev.ocelli.core.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down calls that went through to backends, some at a time, without making them wait. A log, no ledger: when more
 * come than can be written, some are left out, and the server's own log says how many.
 */
public final class PassedCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PassedCalls.class);
    private static final int MOST_WAITING = 20_000;
    private static final Duration GATHERED = Duration.ofMillis(250);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(1);

    private final PassedCallRepository rows;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final Thread writer;
    private Instant nextClearing = Instant.MIN;

    // under the lock
    private List<PassedCall> waiting = new ArrayList<>();
    private long leftOut;
    private boolean closed;

    public PassedCalls(Database database, InstantSource clock) {
        this.rows = new PassedCallRepository(database.jdbi());
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("passed-calls").start(this::write);
    }

    private record Batch(List<PassedCall> calls, long leftOut, boolean last) {}

    /** Does not wait. Any thread. */
    public void add(PassedCall call) {
        lock.lock();
        try {
            if (waiting.size() >= MOST_WAITING) {
                leftOut++;
                return;
            }
            waiting.add(call);
            if (waiting.size() == 1) {
                something.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            for (Batch batch = next(); ; batch = next()) {
                store(batch);
                if (batch.last()) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            LOG.warn("Interrupted: calls of backends are not logged any more");
        }
    }

    private Batch next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                something.await();
            }
            long left = GATHERED.toNanos();
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
            var batch = new Batch(waiting, leftOut, closed);
            waiting = new ArrayList<>();
            leftOut = 0;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void store(Batch batch) {
        if (batch.leftOut() > 0) {
            LOG.warn("{} calls of backends came too fast for the completions log", batch.leftOut());
        }
        try {
            if (!batch.calls().isEmpty()) {
                rows.insert(batch.calls());
            }
            Instant now = clock.instant();
            if (now.isAfter(nextClearing)) {
                nextClearing = now.plus(BETWEEN_CLEARINGS);
                rows.deleteBefore(now.minus(KEPT));
            }
        } catch (RuntimeException e) { // the log of calls is not worth a call
            LOG.warn(
                    "{} calls of backends are missing in the completions log",
                    batch.calls().size(),
                    e);
        }
    }

    /** Writes what waits. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
            closing.signal();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
