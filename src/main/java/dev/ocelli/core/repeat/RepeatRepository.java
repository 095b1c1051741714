package dev.ocelli.core.repeat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table {@code first_answer}. */
final class RepeatRepository {
    private final Jdbi jdbi;

    RepeatRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record Kept(String fingerprint, Optional<FirstAnswer> answer) {}

    /** Whether the key is this call's now; old rows and calls that died give way. */
    boolean claim(Repeats.Call call, Instant now, Instant oldestAnswer, Instant oldestCall) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO first_answer AS f (project_id, key, fingerprint, created_at)
                        VALUES (:project, :key, :fingerprint, :now)
                        ON CONFLICT (project_id, key) DO UPDATE
                        SET fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                            status = NULL, content_type = NULL, body = NULL
                        WHERE f.created_at < :oldestAnswer OR (f.status IS NULL AND f.created_at < :oldestCall)""")
                        .bind("project", call.projectId())
                        .bind("key", call.key())
                        .bind("fingerprint", call.fingerprint())
                        .bind("now", Timestamp.from(now))
                        .bind("oldestAnswer", Timestamp.from(oldestAnswer))
                        .bind("oldestCall", Timestamp.from(oldestCall))
                        .execute()
                == 1);
    }

    Optional<Kept> find(Repeats.Call call) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT fingerprint, status, content_type, body FROM first_answer
                        WHERE project_id = :project AND key = :key""")
                .bind("project", call.projectId())
                .bind("key", call.key())
                .map((row, _) -> new Kept(row.getString("fingerprint"), answer(row)))
                .findOne());
    }

    private static Optional<FirstAnswer> answer(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new FirstAnswer(status, row.getString("content_type"), row.getString("body")));
    }

    void keep(Repeats.Call call, FirstAnswer answer) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE first_answer SET status = ?, content_type = ?, body = ? WHERE project_id = ? AND key = ?",
                answer.status(),
                answer.contentType(),
                answer.body(),
                call.projectId(),
                call.key()));
    }

    void drop(Repeats.Call call) {
        jdbi.useHandle(handle -> handle.execute(
                "DELETE FROM first_answer WHERE project_id = ? AND key = ? AND status IS NULL",
                call.projectId(),
                call.key()));
    }

    void forget(Instant before) {
        jdbi.useHandle(
                handle -> handle.execute("DELETE FROM first_answer WHERE created_at < ?", Timestamp.from(before)));
    }
}
