package dev.ocelli.engine.request;

import dev.ocelli.engine.request.RunSearch.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Looking over the rows of predictions: which there are, in any order, and what they took together. */
final class PredictionListRepository {
    private static final int MOST_SUBJECTS = 200;

    private final Jdbi jdbi;

    PredictionListRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The conditions of a search and what stands in them: only those that were asked for, so that indexes serve. */
    private record Where(String sql, Map<String, Object> values) {
        static Where of(String projectId, RunSearch search) {
            var sql = new StringBuilder(" WHERE p.project_id = :project");
            Map<String, Object> values = new HashMap<>(Map.of("project", projectId));
            if (!search.statuses().isEmpty()) {
                sql.append(" AND p.status = ANY (:statuses)");
                values.put(
                        "statuses",
                        search.statuses().stream().map(JobStatus::wireName).toArray(String[]::new));
            }
            search.pattern().ifPresent(words -> {
                sql.append("""
                         AND (p.subject ILIKE :words OR p.id ILIKE :words OR p.file_ids && ARRAY(
                              SELECT f.id FROM stored_file f WHERE f.project_id = :project AND f.filename ILIKE :words))
                        """);
                values.put("words", words);
            });
            add(search.about().subject(), " AND p.subject = :subject", "subject", sql, values);
            add(search.about().medium(), " AND p.medium = :medium", "medium", sql, values);
            add(search.about().fileId(), " AND p.file_ids @> ARRAY[CAST(:file AS text)]", "file", sql, values);
            add(
                    search.span().from().map(PredictionListRepository::at),
                    " AND p.created_at >= :from",
                    "from",
                    sql,
                    values);
            add(search.span().to().map(PredictionListRepository::at), " AND p.created_at < :to", "to", sql, values);
            return new Where(sql.toString(), values);
        }

        private static void add(
                Optional<?> value, String clause, String name, StringBuilder sql, Map<String, Object> values) {
            value.ifPresent(given -> {
                sql.append(clause);
                values.put(name, given);
            });
        }
    }

    List<Prediction> list(String projectId, RunSearch search, int skip, int limit) {
        Where where = Where.of(projectId, search);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT p.* FROM prediction p" + where.sql()
                        + order(search.order()) + " OFFSET :skip LIMIT :limit")
                .bindMap(where.values())
                .bind("skip", skip)
                .bind("limit", limit)
                .map(PredictionRepository::prediction)
                .list());
    }

    private static String order(Order order) {
        String key = switch (order.key()) {
            case CREATED -> "p.created_at";
            case TOOK -> "p.completed_at - p.started_at";
            case CREDITS -> "p.credits";
            case SUBJECT -> "p.subject";
            case STATUS -> "p.status";
        };
        String direction = order.falling() ? " DESC" : " ASC";
        boolean byTime = order.key() == Order.Key.CREATED;
        return " ORDER BY " + key + direction + (byTime ? "" : " NULLS LAST, p.created_at DESC") + ", p.id";
    }

    long count(String projectId, RunSearch search) {
        Where where = Where.of(projectId, search);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM prediction p" + where.sql())
                .bindMap(where.values())
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
