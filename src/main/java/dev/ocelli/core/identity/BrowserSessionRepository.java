package dev.ocelli.core.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code browser_session}, {@code browser_session_key} and {@code browser_start_code}. */
final class BrowserSessionRepository {
    private final Jdbi jdbi;

    BrowserSessionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void keepCode(String hash, String keyId, Instant expires) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO browser_start_code (hash, key_id, expires_at) VALUES (?, ?, ?)",
                hash,
                keyId,
                Timestamp.from(expires)));
    }

    /** The key of a code that is still good, which then is no longer. */
    Optional<String> takeCode(String hash, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        DELETE FROM browser_start_code WHERE hash = :hash AND expires_at > :now RETURNING key_id""")
                .bind("hash", hash)
                .bind("now", Timestamp.from(now))
                .mapTo(String.class)
                .findOne());
    }

    /** Makes a session, moves the keys of an earlier one into it, and sweeps out what has run out. */
    void begin(String hash, String keyId, Instant expires, Optional<String> earlier, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM browser_session WHERE expires_at <= ?", Timestamp.from(now));
            handle.execute("DELETE FROM browser_start_code WHERE expires_at <= ?", Timestamp.from(now));
            handle.execute(
                    "INSERT INTO browser_session (hash, active_key, expires_at) VALUES (?, ?, ?)",
                    hash,
                    keyId,
                    Timestamp.from(expires));
            handle.execute("INSERT INTO browser_session_key (hash, key_id) VALUES (?, ?)", hash, keyId);
            earlier.ifPresent(old -> {
                handle.execute("""
                        INSERT INTO browser_session_key (hash, key_id)
                        SELECT ?, key_id FROM browser_session_key WHERE hash = ? ON CONFLICT DO NOTHING""", hash, old);
                handle.execute("DELETE FROM browser_session WHERE hash = ?", old);
            });
        });
    }

    Optional<Identity> active(String hash, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT k.project_id, k.id FROM browser_session s JOIN api_key k ON k.id = s.active_key
                        WHERE s.hash = :hash AND s.expires_at > :now AND k.revoked_at IS NULL""")
                .bind("hash", hash)
                .bind("now", Timestamp.from(now))
                .map((row, _) -> new Identity(row.getString("project_id"), row.getString("id")))
                .findOne());
    }

    List<BrowserSessions.Project> projects(String hash, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT p.id, p.name, bool_or(k.id = s.active_key) AS active
                        FROM browser_session s JOIN browser_session_key x ON x.hash = s.hash
                        JOIN api_key k ON k.id = x.key_id JOIN project p ON p.id = k.project_id
                        WHERE s.hash = :hash AND s.expires_at > :now AND k.revoked_at IS NULL
                        GROUP BY p.id, p.name ORDER BY p.name""")
                .bind("hash", hash)
                .bind("now", Timestamp.from(now))
                .map((row, _) -> new BrowserSessions.Project(
                        row.getString("id"), row.getString("name"), row.getBoolean("active")))
                .list());
    }

    boolean activate(String hash, String projectId) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE browser_session s SET active_key = k.id
                        FROM browser_session_key x JOIN api_key k ON k.id = x.key_id
                        WHERE s.hash = :hash AND x.hash = s.hash AND k.project_id = :project AND k.revoked_at IS NULL""")
                        .bind("hash", hash)
                        .bind("project", projectId)
                        .execute()
                > 0);
    }

    void end(String hash) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM browser_session WHERE hash = ?", hash));
    }
}
