package dev.ocelli.engine.chat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.engine.chat.SessionRepository.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of a session is answered at a time, whichever process it came to: a turn holds its session until it is
 * answered, and says every few seconds that it lives. Later turns wait in their order of asking as near as chance lets
 * them, and give up with {@link ErrorCode#CONFLICT} after half a minute.
 */
final class SessionLeases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLeases.class);
    private static final Duration LIFE = Duration.ofSeconds(20);
    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final SessionRepository rows;
    private final InstantSource clock;
    private final Ids ids;
    private final Duration longestWait;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("chat-leases").factory());

    SessionLeases(SessionRepository rows, InstantSource clock, Ids ids) {
        this(rows, clock, ids, LONGEST_WAIT);
    }

    SessionLeases(SessionRepository rows, InstantSource clock, Ids ids, Duration longestWait) {
        this.rows = rows;
        this.clock = clock;
        this.ids = ids;
        this.longestWait = longestWait;
        var _ = keeper.scheduleWithFixedDelay(
                this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew() {
        Set<String> holders = Set.copyOf(held);
        if (holders.isEmpty()) {
            return;
        }
        try {
            rows.renew(holders, clock.instant().plus(LIFE));
        } catch (RuntimeException e) { // the next round may do better; the turns work on meanwhile
            LOG.warn("the holders of {} chat sessions could not be renewed", holders.size(), e);
        }
    }

    /**
     * Waits until the session is free and takes it; makes it when there is none with this id.
     *
     * @return the holder, to be given to {@link #release}
     * @throws OcelliException {@code NOT_FOUND} for a session of another project, {@code CONFLICT} when it stays busy
     */
    String take(String projectId, String sessionId, Origin origin) {
        var claim = new Claim(projectId, sessionId, origin, ids.next());
        long end = System.nanoTime() + longestWait.toNanos();
        while (true) {
            Instant now = clock.instant();
            switch (rows.claim(claim, now, now.plus(LIFE))) {
                case MINE -> {
                    held.add(claim.holder());
                    return claim.holder();
                }
                case HIDDEN -> throw ChatSessions.unknown(sessionId);
                case BUSY -> {
                    if (System.nanoTime() > end) {
                        throw new OcelliException(
                                ErrorCode.CONFLICT,
                                "session_id",
                                "Session '" + sessionId + "' is still answering an earlier message. One message of a"
                                        + " session is answered at a time: wait for its answer, or use another session.");
                    }
                    rest();
                }
            }
        }
    }

    /** Takes a session that is written with its first turn. */
    SessionRepository.Beginning begin(String projectId, String sessionId, Origin origin) {
        Instant now = clock.instant();
        var claim = new Claim(projectId, sessionId, origin, ids.next());
        held.add(claim.holder());
        return new SessionRepository.Beginning(claim, now, now.plus(LIFE));
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a session was busy");
        }
    }

    /** Says no more that this holder lives; its session is freed by whoever ends the turn, or else by time. */
    void forget(String holder) {
        held.remove(holder);
    }

    void release(String holder, String sessionId) {
        held.remove(holder);
        rows.release(holder, sessionId);
    }

    @Override
    public void close() {
        keeper.shutdownNow();
    }
}
