package dev.ocelli.core.artifact;

import dev.ocelli.core.base.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code artifact}. */
final class ArtifactRepository {
    private static final String OF_NAMESPACE =
            "SELECT * FROM artifact WHERE project_id = ? AND owner = ? AND owner_id = ? ";

    private final Jdbi jdbi;

    ArtifactRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The row of this id after the call: the given one, or the one that stood there before. */
    Artifact insertOrFind(Namespace namespace, Artifact artifact, String linkId, Instant now) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO artifact (project_id, owner, owner_id, id, kind, media_type, filename, bytes,
                                                  sha256, link_id, created_at)
                            VALUES (:project, :owner, :ownerId, :id, :kind, :type, :filename, :bytes,
                                    :sha256, :link, :now)
                            ON CONFLICT (project_id, owner, owner_id, id) DO NOTHING""")
                    .bind("project", namespace.projectId())
                    .bind("owner", owner(namespace))
                    .bind("ownerId", namespace.id())
                    .bind("id", artifact.id())
                    .bind("kind", artifact.kind().prefix())
                    .bind("type", artifact.type().value())
                    .bind("filename", artifact.filename())
                    .bind("bytes", artifact.bytes())
                    .bind("sha256", artifact.sha256())
                    .bind("link", linkId)
                    .bind("now", Timestamp.from(now))
                    .execute();
            return find(handle, namespace, artifact.id())
                    .orElseThrow(() -> new IllegalStateException("artifact vanished while it was kept"));
        });
    }

    Optional<Artifact> find(Namespace namespace, String id) {
        return jdbi.withHandle(handle -> find(handle, namespace, id));
    }

    private static Optional<Artifact> find(Handle handle, Namespace namespace, String id) {
        return handle.select(OF_NAMESPACE + "AND id = ?", namespace.projectId(), owner(namespace), namespace.id(), id)
                .map((row, _) -> artifact(row))
                .findOne();
    }

    Optional<Artifact> findByFilename(Namespace namespace, String filename) {
        return jdbi.withHandle(handle -> handle.select(
                        OF_NAMESPACE + "AND filename = ? ORDER BY number DESC LIMIT 1",
                        namespace.projectId(),
                        owner(namespace),
                        namespace.id(),
                        filename)
                .map((row, _) -> artifact(row))
                .findOne());
    }

    List<Artifact> list(Namespace namespace) {
        return jdbi.withHandle(handle -> handle.select(
                        OF_NAMESPACE + "ORDER BY number", namespace.projectId(), owner(namespace), namespace.id())
                .map((row, _) -> artifact(row))
                .list());
    }

    void forget(Namespace namespace) {
        jdbi.useHandle(handle -> handle.execute(
                "DELETE FROM artifact WHERE project_id = ? AND owner = ? AND owner_id = ?",
                namespace.projectId(),
                owner(namespace),
                namespace.id()));
    }

    Optional<Artifact> findLinked(String linkId) {
        return jdbi.withHandle(handle -> handle.select("SELECT * FROM artifact WHERE link_id = ?", linkId)
                .map((row, _) -> artifact(row))
                .findOne());
    }

    private static String owner(Namespace namespace) {
        return switch (namespace.owner()) {
            case SESSION -> "session";
            case EXECUTION -> "execution";
        };
    }

    private static Artifact artifact(ResultSet row) throws SQLException {
        return new Artifact(
                row.getString("id"),
                ArtifactKind.ofPrefix(row.getString("kind")),
                new MediaType(row.getString("media_type")),
                row.getString("filename"),
                row.getLong("bytes"),
                row.getString("sha256"));
    }
}
