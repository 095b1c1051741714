package dev.ocelli.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.engine.chat.CompletionLog.Filter;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PassedCallsTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.123456Z");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    private final TestDatabase database = TestDatabase.create();
    private final CompletionLog log = new CompletionLog(database.database());

    @AfterEach
    void close() {
        database.close();
    }

    private PassedCalls calls() {
        return new PassedCalls(database.database(), InstantSource.fixed(NOW));
    }

    private static PassedCall call(int number, Status status, Instant at) {
        return new PassedCall(
                "passed-" + number,
                "project",
                "small",
                "here",
                number % 2 == 0,
                status,
                new TokenUsage(number, 2, 3),
                at,
                at.plusMillis(40));
    }

    @Test
    void what_was_added_is_in_the_log_after_closing_newest_first() {
        try (PassedCalls calls = calls()) {
            for (int i = 0; i < 5_000; i++) {
                calls.add(call(i, i == 7 ? Status.FAILED : Status.COMPLETED, NOW.plusMillis(i)));
            }
        }
        assertThat(log.count("project", ALL)).isEqualTo(5_000);
        assertThat(log.list("project", ALL, 1, 2))
                .containsExactly(
                        call(4_998, Status.COMPLETED, NOW.plusMillis(4_998)),
                        call(4_997, Status.COMPLETED, NOW.plusMillis(4_997)));
        var failed = new Filter(Optional.of(Status.FAILED), Optional.empty());
        assertThat(log.list("project", failed, 0, 10)).containsExactly(call(7, Status.FAILED, NOW.plusMillis(7)));
        assertThat(log.list("project", new Filter(Optional.empty(), Optional.of("some session")), 0, 10))
                .isEmpty();
    }

    @Test
    void a_call_is_its_projects_own() {
        try (PassedCalls calls = calls()) {
            calls.add(call(1, Status.CANCELLED, NOW));
        }
        assertThat(log.get("project", "passed-1").call()).isEqualTo(call(1, Status.CANCELLED, NOW));
        assertThat(log.exists("project", "passed-1")).isTrue();
        assertThat(log.exists("other", "passed-1")).isFalse();
        assertThatThrownBy(() -> log.get("other", "passed-1")).isInstanceOf(OcelliException.class);
    }

    @Test
    void calls_older_than_a_month_are_cleared_away() {
        try (PassedCalls calls = calls()) {
            calls.add(call(1, Status.COMPLETED, NOW.minus(31, ChronoUnit.DAYS)));
            calls.add(call(2, Status.COMPLETED, NOW.minus(29, ChronoUnit.DAYS)));
        }
        assertThat(log.list("project", ALL, 0, 10))
                .containsExactly(call(2, Status.COMPLETED, NOW.minus(29, ChronoUnit.DAYS)));
    }
}
