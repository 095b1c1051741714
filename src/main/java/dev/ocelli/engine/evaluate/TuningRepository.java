package dev.ocelli.engine.evaluate;

import dev.ocelli.core.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.node.ObjectNode;

/** The rows of improvements; a row that is completed or failed never changes. */
final class TuningRepository {
    private static final int MOST = 20;

    private final Jdbi jdbi;

    TuningRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores one with {@code alsoDone} in the same transaction. */
    void insert(Tuning tuning, Runnable alsoDone) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO skill_tuning (id, project_id, skill_id, status, created_at, updated_at)
                            VALUES (:id, :project, :skill, 'enqueued', :at, :at)
                            """)
                    .bind("id", tuning.id())
                    .bind("project", tuning.projectId())
                    .bind("skill", tuning.skillId())
                    .bind("at", at(tuning.progress().createdAt()))
                    .execute();
            alsoDone.run();
        });
    }

    void note(String id, int done, int most, String words, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE skill_tuning
                           SET status = 'running', done = :done, most = :most, words = :words, updated_at = :at
                         WHERE id = :id AND status IN ('enqueued', 'running')
                        """)
                .bind("id", id)
                .bind("done", done)
                .bind("most", most)
                .bind("words", words)
                .bind("at", at(now))
                .execute());
    }

    void settle(String id, String status, ObjectNode report, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE skill_tuning SET status = :status, report = :report, updated_at = :at
                         WHERE id = :id AND status IN ('enqueued', 'running')
                        """)
                .bind("id", id)
                .bind("status", status)
                .bind("report", Json.write(report))
                .bind("at", at(now))
                .execute());
    }

    Optional<Tuning> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM skill_tuning WHERE id = :id")
                .bind("id", id)
                .map(TuningRepository::tuning)
                .findOne());
    }

    List<Tuning> of(String projectId, List<String> skillIds) {
        if (skillIds.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM skill_tuning WHERE project_id = :project AND skill_id IN (<skills>)
                         ORDER BY created_at DESC, id LIMIT :most
                        """)
                .bind("project", projectId)
                .bindList("skills", skillIds)
                .bind("most", MOST)
                .map(TuningRepository::tuning)
                .list());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Tuning tuning(ResultSet row, StatementContext context) throws SQLException {
        String report = row.getString("report");
        return new Tuning(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("skill_id"),
                row.getString("status"),
                new Tuning.Progress(
                        row.getInt("done"),
                        row.getInt("most"),
                        row.getString("words"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                report == null ? null : (ObjectNode) Json.parse(report));
    }
}
