package dev.ocelli.engine.execution;

import dev.ocelli.engine.request.JobStatus;
import dev.ocelli.engine.request.PastRun;
import dev.ocelli.engine.request.RunSearch;
import dev.ocelli.engine.request.RunSearch.Order;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Looking over the rows of executions: which there are, in any order. */
final class ExecutionListRepository {
    private static final int MOST_SUBJECTS = 200;

    private final Jdbi jdbi;

    ExecutionListRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The conditions of a search and what stands in them: only those that were asked for, so that indexes serve. */
    private record Where(String sql, Map<String, Object> values) {
        static Where of(String projectId, RunSearch search) {
            var sql = new StringBuilder(" WHERE e.project_id = :project");
            Map<String, Object> values = new HashMap<>(Map.of("project", projectId));
            if (!search.statuses().isEmpty()) {
                sql.append(" AND e.status = ANY (:statuses)");
                values.put(
                        "statuses",
                        search.statuses().stream().map(JobStatus::wireName).toArray(String[]::new));
            }
            search.pattern().ifPresent(words -> {
                sql.append("""
                         AND (e.subject ILIKE :words OR e.id ILIKE :words OR e.message ILIKE :words
                              OR e.file_ids && ARRAY(SELECT f.id FROM stored_file f
                                                      WHERE f.project_id = :project AND f.filename ILIKE :words))
                        """);
                values.put("words", words);
            });
            add(search.about().subject(), " AND e.subject = :subject", "subject", sql, values);
            add(search.about().fileId(), " AND e.file_ids @> ARRAY[CAST(:file AS text)]", "file", sql, values);
            add(search.span().from().map(ExecutionRepository::at), " AND e.created_at >= :from", "from", sql, values);
            add(search.span().to().map(ExecutionRepository::at), " AND e.created_at < :to", "to", sql, values);
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

    List<Execution> list(String projectId, RunSearch search, int skip, int limit) {
        Where where = Where.of(projectId, search);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT e.* FROM execution e" + where.sql()
                        + order(search.order()) + " OFFSET :skip LIMIT :limit")
                .bindMap(where.values())
                .bind("skip", skip)
                .bind("limit", limit)
                .map(ExecutionRepository::execution)
                .list());
    }

    private static String order(Order order) {
        String key = switch (order.key()) {
            case CREATED -> "e.created_at";
            case TOOK -> "e.completed_at - e.started_at";
            case CREDITS -> "e.credits";
            case SUBJECT -> "e.subject";
            case STATUS -> "e.status";
        };
        String direction = order.falling() ? " DESC" : " ASC";
        boolean byTime = order.key() == Order.Key.CREATED;
        return " ORDER BY " + key + direction + (byTime ? "" : " NULLS LAST, e.created_at DESC") + ", e.id";
    }

    long count(String projectId, RunSearch search) {
        Where where = Where.of(projectId, search);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM execution e" + where.sql())
                .bindMap(where.values())
                .mapTo(Long.class)
                .one());
    }

    /** The names of the agents that ran, in the order of the alphabet. */
    List<String> subjects(String projectId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT subject FROM execution WHERE project_id = :project ORDER BY subject LIMIT :most
                        """)
                .bind("project", projectId)
                .bind("most", MOST_SUBJECTS)
                .mapTo(String.class)
                .list());
    }

    /** What ran since then in a few words, newest first. */
    List<PastRun> since(String projectId, Instant since, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, subject, status, created_at, credits,
                               CAST(EXTRACT(EPOCH FROM completed_at - started_at) * 1000 AS bigint) AS millis
                          FROM execution WHERE project_id = :project AND created_at >= :since
                         ORDER BY created_at DESC LIMIT :most
                        """)
                .bind("project", projectId)
                .bind("since", ExecutionRepository.at(since))
                .bind("most", most)
                .map((row, _) -> new PastRun(
                        row.getString("id"),
                        row.getString("subject"),
                        JobStatus.parse(row.getString("status")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        (Long) row.getObject("millis"),
                        row.getInt("credits")))
                .list());
    }
}
