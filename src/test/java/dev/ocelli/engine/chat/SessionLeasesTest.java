package dev.ocelli.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.core.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionLeasesTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    private final InstantSource clock = now::get;
    private final SessionLeases leases =
            new SessionLeases(new SessionRepository(DATABASE.jdbi()), clock, Ids.random(), Duration.ZERO);

    @AfterEach
    void close() {
        leases.close();
    }

    @Test
    void a_session_that_stays_busy_is_a_conflict_that_says_what_to_do() {
        String holder = leases.take("p", "busy", Origin.API);
        assertThatThrownBy(() -> leases.take("p", "busy", Origin.API))
                .hasMessageContaining("still answering")
                .hasMessageContaining("use another session");
        leases.release(holder, "busy");
        assertThat(leases.take("p", "busy", Origin.API)).isNotEqualTo(holder);
    }

    @Test
    void the_session_of_a_process_that_died_is_free_after_a_while() {
        leases.take("p", "died", Origin.API);
        now.updateAndGet(then -> then.plusSeconds(60));
        assertThat(leases.take("p", "died", Origin.API)).isNotEmpty();
    }

    @Test
    void another_projects_session_is_unknown() {
        leases.release(leases.take("p", "theirs", Origin.API), "theirs");
        assertThatThrownBy(() -> leases.take("q", "theirs", Origin.API)).hasMessageContaining("no chat session");
    }
}
