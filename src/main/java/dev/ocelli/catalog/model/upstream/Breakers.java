package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;

/** Breakers that leave a backend alone for a while when most of its last calls broke. */
final class Breakers {
    private static final int FEWEST_LAST_CALLS = 20;
    private static final int ROUNDS = 4;
    private static final int BROKEN_PERCENT = 75;
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int TRIES_AFTER_REST = 2;

    private Breakers() {}

    /**
     * Only a backend that is away counts: one that answers, even with a refusal, is there. It looks back over a few rounds
     * of calls, since calls of one moment break together.
     */
    static CircuitBreaker of(Backend backend) {
        int last = Math.max(FEWEST_LAST_CALLS, ROUNDS * backend.patience().concurrency());
        return CircuitBreaker.of(
                backend.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(last)
                        .minimumNumberOfCalls(last / 2)
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
