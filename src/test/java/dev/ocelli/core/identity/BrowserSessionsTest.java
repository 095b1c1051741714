package dev.ocelli.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BrowserSessionsTest {
    private final TestDatabase database = TestDatabase.create();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));
    private final Keys keys = new Keys(database.database(), Ids.random(), this::now);
    private final BrowserSessions sessions = new BrowserSessions(database.database(), keys, Ids.random(), this::now);

    private Instant now() {
        return Objects.requireNonNull(now.get());
    }

    private void pass(Duration time) {
        now.set(now().plus(time));
    }

    @BeforeEach
    void twoProjects() {
        keys.prepare(ConfiguredKey.parse("a:key-a,b:key-b"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_token_stands_for_the_key_until_it_runs_out() {
        String token = sessions.signIn("key-a", Optional.empty());
        assertThat(sessions.identify(token)).isEqualTo(keys.identify("key-a"));
        pass(BrowserSessions.LIFE);
        assertThat(sessions.identify(token)).isEmpty();
    }

    @Test
    void an_unknown_key_signs_nobody_in() {
        assertThatThrownBy(() -> sessions.signIn("wrong", Optional.empty()))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_API_KEY));
    }

    @Test
    void a_revoked_key_ends_its_sessions() {
        String token = sessions.signIn("key-a", Optional.empty());
        keys.prepare(ConfiguredKey.parse("b:key-b"));
        assertThat(sessions.identify(token)).isEmpty();
        assertThat(sessions.projects(token)).isEmpty();
    }

    @Test
    void a_second_key_adds_its_project_and_one_can_switch() {
        String first = sessions.signIn("key-a", Optional.empty());
        String both = sessions.signIn("key-b", Optional.of(first));
        assertThat(sessions.identify(first)).as("the old token").isEmpty();
        assertThat(sessions.projects(both))
                .extracting(BrowserSessions.Project::name, BrowserSessions.Project::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", false),
                        org.assertj.core.groups.Tuple.tuple("b", true));
        sessions.activate(both, sessions.projects(both).getFirst().id());
        assertThat(sessions.identify(both)).isEqualTo(keys.identify("key-a"));
    }

    @Test
    void nobody_switches_to_a_project_of_others() {
        String token = sessions.signIn("key-a", Optional.empty());
        String other = keys.identify("key-b").orElseThrow().projectId();
        assertThatThrownBy(() -> sessions.activate(token, other)).isInstanceOf(OcelliException.class);
    }

    @Test
    void a_start_code_works_once_and_for_an_hour() {
        String keyId = keys.identify("key-a").orElseThrow().keyId();
        String code = sessions.startCode(keyId);
        assertThat(sessions.identify(sessions.redeem(code, Optional.empty()))).isEqualTo(keys.identify("key-a"));
        assertThatThrownBy(() -> sessions.redeem(code, Optional.empty())).isInstanceOf(OcelliException.class);
        String late = sessions.startCode(keyId);
        pass(Duration.ofHours(1));
        assertThatThrownBy(() -> sessions.redeem(late, Optional.empty())).isInstanceOf(OcelliException.class);
    }

    @Test
    void an_ended_session_is_over() {
        String token = sessions.signIn("key-a", Optional.empty());
        sessions.end(token);
        assertThat(sessions.identify(token)).isEmpty();
    }
}
