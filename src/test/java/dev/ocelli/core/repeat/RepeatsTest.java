package dev.ocelli.core.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RepeatsTest {
    private static final FirstAnswer ANSWER = new FirstAnswer(201, "application/json", "{\"id\":\"1\"}");

    private final TestDatabase database = TestDatabase.create();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));
    private final Repeats repeats = new Repeats(database.database(), this::now);
    private final String project = new Keys(database.database(), Ids.random(), this::now)
            .create("a", "key")
            .key()
            .owner()
            .projectId();

    private Instant now() {
        return Objects.requireNonNull(now.get());
    }

    private void pass(Duration time) {
        now.set(now().plus(time));
    }

    private Repeats.Call call(String key, String fingerprint) {
        return new Repeats.Call(project, key, fingerprint);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_first_answer_is_kept_for_a_day() {
        assertThat(repeats.claim(call("k", "body"))).isEmpty();
        repeats.keep(call("k", "body"), ANSWER);
        pass(Duration.ofHours(23));
        assertThat(repeats.claim(call("k", "body"))).contains(ANSWER);
        pass(Duration.ofHours(2));
        assertThat(repeats.claim(call("k", "another body"))).isEmpty();
    }

    @Test
    void another_body_and_a_call_at_work_are_conflicts() {
        assertThat(repeats.claim(call("k", "body"))).isEmpty();
        assertConflict(call("k", "body"), "still at work");
        assertConflict(call("k", "other"), "another request");
        repeats.keep(call("k", "body"), ANSWER);
        assertConflict(call("k", "other"), "another request");
    }

    @Test
    void a_failed_call_and_one_that_died_give_the_key_back() {
        assertThat(repeats.claim(call("k", "body"))).isEmpty();
        repeats.drop(call("k", "body"));
        assertThat(repeats.claim(call("k", "body"))).isEmpty();
        pass(Duration.ofMinutes(16));
        assertThat(repeats.claim(call("k", "body"))).isEmpty();
    }

    @Test
    void an_endless_key_is_refused() {
        assertThatThrownBy(() -> call("k".repeat(256), "body")).hasMessageContaining("255");
        assertThatThrownBy(() -> call(" ", "body")).isInstanceOf(OcelliException.class);
    }

    private void assertConflict(Repeats.Call call, String words) {
        assertThatThrownBy(() -> repeats.claim(call))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining(words);
    }
}
