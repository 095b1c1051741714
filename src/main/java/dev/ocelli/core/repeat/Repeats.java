package dev.ocelli.core.repeat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets a call be sent twice and done once: the same key with the same request gives the first answer for a day.
 *
 * <p>A key belongs to its project. A call that fails keeps nothing, so that it can be tried again.
 */
public final class Repeats {
    private static final Duration LIFE = Duration.ofHours(24);

    /** A call that has not answered for so long has died with its process. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);

    private static final int MOST_CHARACTERS = 255;

    private final RepeatRepository rows;
    private final InstantSource clock;

    public Repeats(Database database, InstantSource clock) {
        this.rows = new RepeatRepository(database.jdbi());
        this.clock = clock;
        rows.forget(clock.instant().minus(LIFE));
    }

    /** One project's key and what the request was. */
    public record Call(String projectId, String key, String fingerprint) {
        public Call {
            if (key.isBlank() || key.length() > MOST_CHARACTERS) {
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "Idempotency-Key",
                        "The Idempotency-Key must have 1 to " + MOST_CHARACTERS + " characters.");
            }
        }
    }

    /**
     * Claims the key for this call. Empty: it is new, the caller works and then calls {@link #keep} or {@link #drop}.
     * Fails with {@link ErrorCode#CONFLICT} when the key was used for another request, or when its first call is still
     * at work.
     */
    public Optional<FirstAnswer> claim(Call call) {
        Instant now = clock.instant();
        if (rows.claim(call, now, now.minus(LIFE), now.minus(LONGEST_CALL))) {
            return Optional.empty();
        }
        RepeatRepository.Kept kept = rows.find(call).orElseThrow(Repeats::busy);
        if (!kept.fingerprint().equals(call.fingerprint())) {
            throw new OcelliException(
                    ErrorCode.CONFLICT,
                    "Idempotency-Key",
                    "This Idempotency-Key was used for another request within the last day. Send a new key.");
        }
        return Optional.of(kept.answer().orElseThrow(Repeats::busy));
    }

    private static OcelliException busy() {
        return new OcelliException(
                ErrorCode.CONFLICT,
                "Idempotency-Key",
                "The first request with this Idempotency-Key is still at work; ask again in a moment.");
    }

    public void keep(Call call, FirstAnswer answer) {
        rows.keep(call, answer);
    }

    public void drop(Call call) {
        rows.drop(call);
    }
}
