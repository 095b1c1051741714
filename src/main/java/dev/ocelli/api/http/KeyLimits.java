package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much one API key may ask at a time and in a minute. Counted in this process; there are no more rows than keys. */
final class KeyLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CallerLimits limits;
    private final InstantSource clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    KeyLimits(CallerLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** What one key has asked. A second of patience grows back for each sixtieth of the limit. */
    private final class Count {
        private int now;
        private double saved = limits.requestsPerMinute();
        private Instant last = clock.instant();

        private synchronized void enter() {
            if (limits.concurrent() > 0 && now >= limits.concurrent()) {
                throw refused("has " + now + " calls running, the most it may have at a time");
            }
            if (limits.requestsPerMinute() > 0) {
                Instant at = clock.instant();
                double grown = Duration.between(last, at).toMillis()
                        * (limits.requestsPerMinute() / (double) MINUTE.toMillis());
                saved = Math.min(limits.requestsPerMinute(), saved + grown);
                last = at;
                if (saved < 1) {
                    throw refused(
                            "has made " + limits.requestsPerMinute() + " calls in a minute, the most it may make");
                }
                saved--;
            }
            now++;
        }

        private synchronized void leave() {
            now--;
        }
    }

    private static OcelliException refused(String what) {
        return new OcelliException(ErrorCode.RATE_LIMITED, "This API key " + what + "; try again in a moment.");
    }

    /** A call's place; closing gives it back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws OcelliException {@code RATE_LIMITED} when the key has used up its share */
    Place enter(String keyId) {
        if (limits.equals(CallerLimits.NONE)) {
            return () -> {};
        }
        Count count = counts.computeIfAbsent(keyId, _ -> new Count());
        count.enter();
        return count::leave;
    }
}
