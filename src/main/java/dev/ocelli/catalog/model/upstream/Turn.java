package dev.ocelli.catalog.model.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A place at a backend: given back by closing, and its outcome told to the breaker. */
final class Turn implements AutoCloseable {
    private final Semaphore gate;
    private final CircuitBreaker breaker;
    private final long start = System.nanoTime();

    /** Of a place and a permission that were taken. */
    Turn(Semaphore gate, CircuitBreaker breaker) {
        this.gate = gate;
        this.breaker = breaker;
    }

    <T> T done(Supplier<T> work) {
        try {
            T result = work.get();
            succeeded();
            return result;
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    void succeeded() {
        breaker.onSuccess(time(), TimeUnit.NANOSECONDS);
    }

    void failed(RuntimeException error) {
        breaker.onError(time(), TimeUnit.NANOSECONDS, error);
    }

    private long time() {
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        gate.release();
    }
}
