package dev.ocelli.core.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Wakes those who wait for a job that this process finishes; jobs of other processes are looked up now and then. */
final class DoneSignals {
    private static final long LOOK_MILLIS = 500;

    private final Map<String, Waiters> waiting = new ConcurrentHashMap<>();

    private record Waiters(int count, Semaphore bell) {}

    void done(String id) {
        Waiters waiters = waiting.get(id);
        if (waiters != null) {
            waiters.bell().release(waiters.count());
        }
    }

    /** Looks until {@code isDone} or {@code limit} is over; gives what it saw last. */
    <T> Optional<T> await(String id, Duration limit, Supplier<Optional<T>> look, Predicate<T> isDone) {
        long end = System.nanoTime() + limit.toNanos();
        Semaphore bell = join(id);
        try {
            Optional<T> seen = look.get();
            while (seen.filter(isDone.negate()).isPresent() && System.nanoTime() < end) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1;
                if (bell.tryAcquire(Math.min(left, LOOK_MILLIS), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                seen = look.get();
            }
            return seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return look.get();
        } finally {
            leave(id);
        }
    }

    private Semaphore join(String id) {
        return waiting.merge(
                        id, new Waiters(1, new Semaphore(0)), (old, one) -> new Waiters(old.count() + 1, old.bell()))
                .bell();
    }

    private void leave(String id) {
        waiting.computeIfPresent(id, (key, old) -> old.count() == 1 ? null : new Waiters(old.count() - 1, old.bell()));
    }
}
