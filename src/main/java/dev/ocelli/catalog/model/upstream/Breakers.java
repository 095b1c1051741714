package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;

/** Breakers that leave a backend alone for a while when most of its last calls broke. */
final class Breakers {
    private static final int LAST_CALLS = 20;
    private static final int FEWEST_CALLS = 8;
    private static final int BROKEN_PERCENT = 75;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int TRIES_AFTER_REST = 2;

    private Breakers() {}

    /** Only a backend that is away counts: one that answers, even with a refusal, is there. */
    static CircuitBreaker of(String name) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(LAST_CALLS)
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(BROKEN_PERCENT)
                        .waitDurationInOpenState(REST)
                        .permittedNumberOfCallsInHalfOpenState(TRIES_AFTER_REST)
                        .recordException(Breakers::isAway)
                        .ignoreException(error -> !isAway(error))
                        .build());
    }

    private static boolean isAway(Throwable error) {
        return error instanceof UpstreamFault fault && fault.kind() == Kind.PASSING;
    }
}
