package dev.ocelli.engine.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Looking over the rows of predictions: which there are, in any order, and what they took together. */
final class PredictionListRepository {
    private static final int MOST_SUBJECTS = 200;
    private static final RunListSql.Columns COLUMNS = new RunListSql.Columns(List.of("subject", "id"), true);

    private final Jdbi jdbi;

    PredictionListRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Prediction> list(String projectId, RunSearch search, int skip, int limit) {
        var sql = RunListSql.of(projectId, search, COLUMNS);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT r.* FROM prediction r" + sql.where() + sql.order() + " OFFSET :skip LIMIT :limit")
                .bindMap(sql.values())
                .bind("skip", skip)
                .bind("limit", limit)
                .map(PredictionRepository::prediction)
                .list());
    }

    long count(String projectId, RunSearch search) {
        var sql = RunListSql.of(projectId, search, COLUMNS);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM prediction r" + sql.where())
                .bindMap(sql.values())
                .mapTo(Long.class)
                .one());
    }

    /** What predictions were read as, in the order of the alphabet. */
    List<String> subjects(String projectId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT subject FROM prediction
                         WHERE project_id = :project AND subject IS NOT NULL ORDER BY subject LIMIT :most
                        """)
                .bind("project", projectId)
                .bind("most", MOST_SUBJECTS)
                .mapTo(String.class)
                .list());
    }

    /** Newest first. */
    List<PastRun> since(String projectId, Instant since, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, COALESCE(subject, domain) AS subject, status, created_at, started_at, completed_at, credits
                          FROM prediction
                         WHERE project_id = :project AND created_at >= :since ORDER BY created_at DESC LIMIT :most
                        """)
                .bind("project", projectId)
                .bind("since", at(since))
                .bind("most", most)
                .map((row, _) -> pastRun(row))
                .list());
    }

    private static PastRun pastRun(ResultSet row) throws SQLException {
        Instant began = instant(row, "started_at");
        Instant ended = instant(row, "completed_at");
        return new PastRun(
                row.getString("id"),
                row.getString("subject"),
                JobStatus.parse(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                began == null || ended == null
                        ? null
                        : Duration.between(began, ended).toMillis(),
                row.getInt("credits"));
    }

    /** What each engine did, the busiest first. */
    List<EngineUse> engines(String projectId, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT engine, count(*) AS requests, sum(pages) AS pages, sum(model_calls) AS calls,
                               sum(prompt_tokens) AS prompt, sum(completion_tokens) AS completion,
                               sum(model_cost_micros) AS micros
                          FROM prediction
                         WHERE project_id = :project AND created_at >= :since AND engine <> ''
                         GROUP BY engine ORDER BY requests DESC, engine
                        """)
                .bind("project", projectId)
                .bind("since", at(since))
                .map((row, _) -> new EngineUse(
                        row.getString("engine"),
                        row.getLong("requests"),
                        row.getLong("pages"),
                        row.getLong("calls"),
                        new EngineUse.Tokens(row.getLong("prompt"), row.getLong("completion")),
                        row.getLong("micros")))
                .list());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
