package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How long one try may still wait: the backend's limits, and the caller's deadline before them. */
final class Patient {
    private final Backend.Patience patience;
    private final InstantSource clock;
    private final Instant end;
    private final @Nullable Instant deadline;

    Patient(Backend.Patience patience, InstantSource clock, @Nullable Instant deadline) {
        this.patience = patience;
        this.clock = clock;
        this.deadline = deadline;
        this.end = clock.instant().plus(patience.total());
    }

    /** A streamed answer begins soon; a whole one comes when all of it is made. */
    Duration toTheHead(boolean streamed) {
        return within(streamed ? patience.firstByte() : patience.total());
    }

    Duration toTheNextByte() {
        return within(patience.betweenBytes());
    }

    Duration inLine() {
        return within(patience.firstByte());
    }

    private Duration within(Duration usual) {
        Instant now = clock.instant();
        if (deadline != null && !now.isBefore(deadline)) {
            throw UpstreamFault.of(Kind.OUT_OF_TIME, "the caller's time is over");
        }
        if (!now.isBefore(end)) {
            throw UpstreamFault.of(
                    Kind.PASSING,
                    "its answer took longer than " + patience.total().toSeconds() + " s");
        }
        return least(usual, least(Duration.between(now, end), left(now)));
    }

    private Duration left(Instant now) {
        return deadline == null ? patience.total() : Duration.between(now, deadline);
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
