package dev.ocelli.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeysTest {
    private final TestDatabase database = TestDatabase.create();
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Keys keys = new Keys(database.database(), Ids.random(), () -> Objects.requireNonNull(now.get()));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_first_start_without_keys_generates_one_and_only_one() {
        NewKey first = keys.prepare(List.of()).orElseThrow();
        assertThat(keys.identify(first.secret())).isPresent();
        assertThat(first.toString()).doesNotContain(first.secret());
        assertThat(keys.prepare(List.of())).isEmpty();
    }

    @Test
    void configured_keys_open_their_projects_and_close_when_taken_out() {
        assertThat(keys.prepare(ConfiguredKey.parse("plain, team-a:secret-of-a ,team-b:secret:with:colons")))
                .isEmpty();
        Identity a = keys.identify("secret-of-a").orElseThrow();
        Identity b = keys.identify("secret:with:colons").orElseThrow();
        assertThat(a.projectId()).isNotEqualTo(b.projectId());
        assertThat(keys.identify("plain")).isPresent();

        keys.prepare(ConfiguredKey.parse("team-a:secret-of-a"));
        assertThat(keys.identify("plain")).isEmpty();
        assertThat(keys.identify("secret-of-a")).contains(a);

        keys.prepare(ConfiguredKey.parse("plain"));
        assertThat(keys.identify("plain")).isPresent();
    }

    @Test
    void a_key_cannot_serve_two_projects() {
        keys.prepare(ConfiguredKey.parse("team-a:shared"));
        assertThatThrownBy(() -> keys.prepare(ConfiguredKey.parse("team-b:shared")))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("team-b")
                .hasMessageNotContaining("shared");
    }

    @Test
    void a_revoked_key_stops_opening() {
        NewKey key = keys.create("team", "laptop");
        assertThat(keys.identify(key.secret())).isPresent();
        assertThat(keys.revoke(key.key().id()).status().isRevoked()).isTrue();
        assertThat(keys.identify(key.secret())).isEmpty();
        assertThatThrownBy(() -> keys.revoke("nothing"))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void a_configured_key_is_revoked_where_it_stands() {
        keys.prepare(ConfiguredKey.parse("plain"));
        String id = keys.list().getFirst().id();
        assertThatThrownBy(() -> keys.revoke(id)).hasMessageContaining("OCELLI_API_KEY");
    }

    @Test
    void the_last_use_is_kept_to_the_minute() {
        NewKey key = keys.create("team", "laptop");
        Instant first = START;
        keys.identify(key.secret());
        now.set(first.plusSeconds(30));
        keys.identify(key.secret());
        assertThat(keys.list().getFirst().lastUsedAt()).contains(first);
        now.set(first.plusSeconds(61));
        keys.identify(key.secret());
        assertThat(keys.list().getFirst().lastUsedAt()).contains(first.plusSeconds(61));
    }

    @Test
    void the_database_holds_no_secret() {
        NewKey key = keys.create("team", "laptop");
        String rows = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT k::text FROM api_key k")
                        .mapTo(String.class)
                        .one());
        assertThat(rows).doesNotContain(key.secret()).contains(key.key().ending());
    }
}
