package dev.ocelli.core.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tables {@code project} and {@code api_key}. */
final class KeyRepository {
    private final Jdbi jdbi;

    KeyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record Row(String id, String projectId, String name, String hash, String ending, Instant createdAt) {}

    record Active(Identity identity, String hash, Optional<Instant> lastUsedAt) {}

    Optional<Active> findActive(String hash) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, project_id, hash, last_used_at FROM api_key
                        WHERE hash = :hash AND revoked_at IS NULL""")
                .bind("hash", hash)
                .map((row, _) -> new Active(
                        new Identity(row.getString("project_id"), row.getString("id")),
                        row.getString("hash"),
                        instant(row, "last_used_at")))
                .findOne());
    }

    void used(String id, Instant now) {
        jdbi.useHandle(
                handle -> handle.execute("UPDATE api_key SET last_used_at = ? WHERE id = ?", Timestamp.from(now), id));
    }

    /** The id of the project of that name, which is made under {@code newId} when it does not exist. */
    String project(String name, String newId, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO project (id, name, created_at) VALUES (:id, :name, :now)
                        ON CONFLICT (name) DO UPDATE SET name = excluded.name
                        RETURNING id""")
                .bind("id", newId)
                .bind("name", name)
                .bind("now", Timestamp.from(now))
                .mapTo(String.class)
                .one());
    }

    void insert(Row row, ApiKey.Origin origin) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO api_key (id, project_id, name, hash, ending, created_at, origin)
                        VALUES (:id, :project, :name, :hash, :ending, :now, :origin)""")
                .bind("id", row.id())
                .bind("project", row.projectId())
                .bind("name", row.name())
                .bind("hash", row.hash())
                .bind("ending", row.ending())
                .bind("now", Timestamp.from(row.createdAt()))
                .bind("origin", origin.name().toLowerCase(Locale.ROOT))
                .execute());
    }

    /** Inserts a configured key or makes it valid again; gives the project to which it belongs. */
    String admit(Row row) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO api_key (id, project_id, name, hash, ending, created_at, origin)
                        VALUES (:id, :project, :name, :hash, :ending, :now, 'configured')
                        ON CONFLICT (hash) DO UPDATE SET revoked_at = NULL, origin = 'configured'
                        RETURNING project_id""")
                .bind("id", row.id())
                .bind("project", row.projectId())
                .bind("name", row.name())
                .bind("hash", row.hash())
                .bind("ending", row.ending())
                .bind("now", Timestamp.from(row.createdAt()))
                .mapTo(String.class)
                .one());
    }

    void revokeConfiguredExcept(List<String> hashes, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE api_key SET revoked_at = :now
                        WHERE origin = 'configured' AND revoked_at IS NULL AND NOT (hash = ANY (:hashes))""")
                .bind("now", Timestamp.from(now))
                .bindBySqlType("hashes", hashes.toArray(String[]::new), java.sql.Types.ARRAY)
                .execute());
    }

    void revoke(String id, Instant now) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", Timestamp.from(now), id));
    }

    List<ApiKey> list() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT k.*, p.name AS project_name FROM api_key k JOIN project p ON p.id = k.project_id
                        ORDER BY k.created_at DESC, k.id""").map((row, _) -> key(row)).list());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                new ApiKey.Owner(row.getString("project_id"), row.getString("project_name"), row.getString("name")),
                row.getString("ending"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "last_used_at"),
                new ApiKey.Status(
                        ApiKey.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                        instant(row, "revoked_at")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp value = row.getTimestamp(column);
        return Optional.ofNullable(value).map(Timestamp::toInstant);
    }
}
