package dev.ocelli.core.file;

import dev.ocelli.core.base.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code stored_file} and {@code blob}. */
final class FileRepository {
    static final String SELECT = """
            SELECT f.id, f.project_id, f.filename, f.purpose, f.created_at, b.media_type, b.bytes, b.md5, b.sha256
            FROM stored_file f JOIN blob b ON b.sha256 = f.sha256
            """;

    private final Jdbi jdbi;

    FileRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A file that was announced, whose bytes have not come. */
    record Announced(String id, String projectId, String filename, Purpose purpose, Instant createdAt) {}

    /** Inserts blob and file in one transaction, or gives the file of this project that has the same bytes. */
    StoredFile insert(StoredFile file) {
        return jdbi.inTransaction(handle -> {
            putBlob(handle, file.content(), file.createdAt());
            Optional<StoredFile> same = sameBytes(handle, file);
            if (same.isPresent()) {
                return same.get();
            }
            boolean fresh = handle.createUpdate("""
                            INSERT INTO stored_file (id, project_id, filename, purpose, sha256, created_at)
                            VALUES (:id, :project, :filename, :purpose, :sha256, :now)
                            ON CONFLICT (project_id, sha256) WHERE deleted_at IS NULL AND NOT announced
                            DO NOTHING""")
                            .bind("id", file.id())
                            .bind("project", file.projectId())
                            .bind("filename", file.filename())
                            .bind("purpose", file.purpose().wire())
                            .bind("sha256", file.sha256())
                            .bind("now", Timestamp.from(file.createdAt()))
                            .execute()
                    == 1;
            return fresh
                    ? file
                    : sameBytes(handle, file)
                            .orElseThrow(() -> new IllegalStateException("file vanished while it was stored"));
        });
    }

    private static Optional<StoredFile> sameBytes(Handle handle, StoredFile file) {
        return one(
                handle,
                SELECT
                        + "WHERE f.project_id = ? AND f.sha256 = ? AND f.deleted_at IS NULL ORDER BY f.created_at LIMIT 1",
                file.projectId(),
                file.sha256());
    }

    void announce(Announced file) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO stored_file (id, project_id, filename, purpose, created_at, announced)
                        VALUES (:id, :project, :filename, :purpose, :now, true)""")
                .bind("id", file.id())
                .bind("project", file.projectId())
                .bind("filename", file.filename())
                .bind("purpose", file.purpose().wire())
                .bind("now", Timestamp.from(file.createdAt()))
                .execute());
    }

    Optional<Announced> findAnnounced(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, project_id, filename, purpose, created_at FROM stored_file
                        WHERE id = :id AND sha256 IS NULL AND deleted_at IS NULL""")
                .bind("id", id)
                .map((row, _) -> new Announced(
                        row.getString("id"),
                        row.getString("project_id"),
                        row.getString("filename"),
                        Purpose.parse(row.getString("purpose")),
                        row.getTimestamp("created_at").toInstant()))
                .findOne());
    }

    /** Gives an announced file its bytes, unless another upload was faster. */
    boolean complete(StoredFile file) {
        return jdbi.inTransaction(handle -> {
            putBlob(handle, file.content(), file.createdAt());
            return handle.execute(
                            "UPDATE stored_file SET sha256 = ? WHERE id = ? AND sha256 IS NULL",
                            file.sha256(),
                            file.id())
                    == 1;
        });
    }

    private static void putBlob(Handle handle, StoredFile.Content content, Instant now) {
        handle.createUpdate("""
                        INSERT INTO blob (sha256, md5, bytes, media_type, created_at)
                        VALUES (:sha256, :md5, :bytes, :type, :now) ON CONFLICT DO NOTHING""")
                .bind("sha256", content.sha256())
                .bind("md5", content.md5())
                .bind("bytes", content.bytes())
                .bind("type", content.mediaType().value())
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /** Also a deleted one: accepted work goes on with it. */
    Optional<StoredFile> find(String id) {
        return jdbi.withHandle(handle -> one(handle, SELECT + "WHERE f.id = ?", id));
    }

    Optional<StoredFile> findVisible(String projectId, String id) {
        return jdbi.withHandle(handle ->
                one(handle, SELECT + "WHERE f.project_id = ? AND f.id = ? AND f.deleted_at IS NULL", projectId, id));
    }

    Optional<StoredFile> findVisible(String id) {
        return jdbi.withHandle(handle -> one(handle, SELECT + "WHERE f.id = ? AND f.deleted_at IS NULL", id));
    }

    Optional<StoredFile> findByMd5(String projectId, String md5) {
        return jdbi.withHandle(handle -> one(
                handle,
                SELECT + "WHERE f.project_id = ? AND b.md5 = ? AND f.deleted_at IS NULL ORDER BY f.created_at LIMIT 1",
                projectId,
                md5));
    }

    List<StoredFile> list(String projectId, int skip, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        WHERE f.project_id = :project AND f.deleted_at IS NULL
                        ORDER BY f.created_at DESC, f.id LIMIT :limit OFFSET :skip""")
                .bind("project", projectId)
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> file(row))
                .list());
    }

    long count(String projectId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM stored_file
                        WHERE project_id = :project AND deleted_at IS NULL AND sha256 IS NOT NULL""")
                .bind("project", projectId)
                .mapTo(Long.class)
                .one());
    }

    boolean delete(String projectId, String id, Instant now) {
        return jdbi.withHandle(handle -> handle.execute(
                        "UPDATE stored_file SET deleted_at = ? WHERE project_id = ? AND id = ? AND deleted_at IS NULL",
                        Timestamp.from(now),
                        projectId,
                        id)
                == 1);
    }

    private static Optional<StoredFile> one(Handle handle, String sql, Object... values) {
        return handle.select(sql, values).map((row, _) -> file(row)).findOne();
    }

    static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("filename"),
                Purpose.parse(row.getString("purpose")),
                new StoredFile.Content(
                        new MediaType(row.getString("media_type")),
                        row.getLong("bytes"),
                        row.getString("md5"),
                        row.getString("sha256")),
                row.getTimestamp("created_at").toInstant());
    }
}
