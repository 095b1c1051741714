package dev.ocelli.engine.execution;

import dev.ocelli.engine.request.JobStatus;
import dev.ocelli.engine.request.PastRun;
import dev.ocelli.engine.request.RunListSql;
import dev.ocelli.engine.request.RunSearch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Looking over the rows of executions: which there are, in any order. */
final class ExecutionListRepository {
    private static final int MOST_SUBJECTS = 200;
    private static final RunListSql.Columns COLUMNS =
            new RunListSql.Columns(List.of("subject", "id", "message"), false);

    private final Jdbi jdbi;

    ExecutionListRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Execution> list(String projectId, RunSearch search, int skip, int limit) {
        var sql = RunListSql.of(projectId, search, COLUMNS);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT r.* FROM execution r" + sql.where() + sql.order() + " OFFSET :skip LIMIT :limit")
                .bindMap(sql.values())
                .bind("skip", skip)
                .bind("limit", limit)
                .map(ExecutionRepository::execution)
                .list());
    }

    long count(String projectId, RunSearch search) {
        var sql = RunListSql.of(projectId, search, COLUMNS);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM execution r" + sql.where())
                .bindMap(sql.values())
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
