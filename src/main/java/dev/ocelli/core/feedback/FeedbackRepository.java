package dev.ocelli.core.feedback;

import dev.ocelli.core.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of feedback. */
final class FeedbackRepository {
    private static final String SEARCHED = """
             FROM feedback
             WHERE project_id = :project AND (:kind = '' OR target_kind = :kind)
               AND (notes ILIKE :words OR target_id ILIKE :words OR CAST(response AS text) ILIKE :words OR :words = '%%')
            """;

    private final Jdbi jdbi;

    FeedbackRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(String projectId, Feedback feedback) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO feedback (id, project_id, target_kind, target_id, response, notes, created_at)
                        VALUES (:id, :project, :kind, :target, CAST(:response AS json), :notes, :at)
                        """)
                .bind("id", feedback.id())
                .bind("project", projectId)
                .bind("kind", feedback.target().kind().wireName())
                .bind("target", feedback.target().id())
                .bind("response", feedback.response() == null ? null : Json.write(feedback.response()))
                .bind("notes", feedback.notes())
                .bind("at", feedback.createdAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    List<Feedback> about(String projectId, FeedbackTarget target, int offset, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM feedback
                         WHERE project_id = :project AND target_kind = :kind AND target_id = :target
                         ORDER BY created_at DESC, id OFFSET :offset LIMIT :limit
                        """)
                .bind("project", projectId)
                .bind("kind", target.kind().wireName())
                .bind("target", target.id())
                .bind("offset", offset)
                .bind("limit", limit)
                .map(FeedbackRepository::feedback)
                .list());
    }

    Optional<Feedback> find(String projectId, String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM feedback WHERE project_id = :project AND id = :id")
                        .bind("project", projectId)
                        .bind("id", id)
                        .map(FeedbackRepository::feedback)
                        .findOne());
    }

    List<Feedback> newest(String projectId, String words, Optional<FeedbackTarget.Kind> kind, int offset, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT *" + SEARCHED + """
                         ORDER BY created_at DESC, id OFFSET :offset LIMIT :limit
                        """)
                .bind("project", projectId)
                .bind("words", pattern(words))
                .bind("kind", kind.map(FeedbackTarget.Kind::wireName).orElse(""))
                .bind("offset", offset)
                .bind("limit", limit)
                .map(FeedbackRepository::feedback)
                .list());
    }

    long count(String projectId, String words, Optional<FeedbackTarget.Kind> kind) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*)" + SEARCHED)
                .bind("project", projectId)
                .bind("words", pattern(words))
                .bind("kind", kind.map(FeedbackTarget.Kind::wireName).orElse(""))
                .mapTo(Long.class)
                .one());
    }

    private static String pattern(String words) {
        return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Feedback feedback(ResultSet row, StatementContext context) throws SQLException {
        String response = row.getString("response");
        return new Feedback(
                row.getString("id"),
                new FeedbackTarget(FeedbackTarget.Kind.parse(row.getString("target_kind")), row.getString("target_id")),
                response == null ? null : Json.parse(response),
                row.getString("notes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
