package dev.ocelli.core.job;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of jobs, journals and queues. A call joins the transaction that is open on its thread. */
final class JobRepository {
    static final String TASK = "job";

    private final Jdbi jdbi;
    private final InstantSource clock;

    JobRepository(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Stores a job and queues it; false when its id is known already.
     *
     * @param share whose part of the lane it takes
     * @param committed runs when it is safe
     */
    boolean insert(NewJob job, String share, Runnable committed) {
        return jdbi.inTransaction(handle -> {
            int rows = handle.createUpdate("""
                            INSERT INTO job (id, kind, project_id, share, lane, payload, state, turn, created_at)
                            VALUES (:id, :kind, :project, :share, :lane, CAST(:payload AS json), 'waiting', :turn, :now)
                            ON CONFLICT (id) DO NOTHING
                            """)
                    .bind("id", job.id())
                    .bind("kind", job.kind())
                    .bind("project", job.projectId())
                    .bind("share", share)
                    .bind("lane", job.lane().wireName())
                    .bind("payload", Json.write(job.payload()))
                    .bind("turn", turn(handle, job.lane(), share))
                    .bind("now", now())
                    .execute();
            if (rows == 1) {
                enqueue(handle, job.lane(), job.id(), job.delay());
                handle.afterCommit(committed);
            }
            return rows == 1;
        });
    }

    /**
     * The next turn of a share in a lane. A share's jobs stand one turn apart, and a share that had nothing waiting begins
     * where the lane is now: so shares take turns, and nobody is overtaken for ever.
     */
    private static int turn(Handle handle, Lane lane, String share) {
        return handle.createQuery("""
                        SELECT GREATEST(
                            (SELECT COALESCE(MIN(turn), 0) FROM job WHERE lane = :lane AND state = 'waiting'),
                            (SELECT COALESCE(MAX(turn) + 1, 0) FROM job
                              WHERE lane = :lane AND share = :share AND state = 'waiting'))
                        """)
                .bind("lane", lane.wireName())
                .bind("share", share)
                .mapTo(Integer.class)
                .one();
    }

    private void enqueue(Handle handle, Lane lane, String id, Duration delay) {
        handle.createUpdate("INSERT INTO " + lane.table() + """
                         (task_name, task_instance, execution_time, picked, version, priority)
                        SELECT :task, id, :due, false, 1, -turn FROM job WHERE id = :id
                        ON CONFLICT DO NOTHING
                        """)
                .bind("task", TASK)
                .bind("due", now().plus(delay))
                .bind("id", id)
                .execute();
    }

    /** How many jobs wait in a lane, of one project and altogether; counting ends at {@code most}. */
    Waiting waiting(Lane lane, String projectId, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT (SELECT count(*) FROM (SELECT 1 FROM job
                                 WHERE lane = :lane AND state = 'waiting' LIMIT :most) AS a) AS everybody,
                               (SELECT count(*) FROM (SELECT 1 FROM job
                                 WHERE lane = :lane AND state = 'waiting' AND project_id = :project LIMIT :most) AS p)
                                 AS project
                        """)
                .bind("lane", lane.wireName())
                .bind("project", projectId)
                .bind("most", most)
                .map((row, context) -> new Waiting(row.getInt("everybody"), row.getInt("project")))
                .one());
    }

    record Waiting(int everybody, int project) {}

    /** Marks a job as begun and gives it; empty when there is nothing left to do for it. */
    Optional<Job> begin(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE job SET state = 'running', starts = starts + 1, fruitless = fruitless + 1,
                               started_at = COALESCE(started_at, :now)
                         WHERE id = :id AND state IN ('waiting', 'running') RETURNING *
                        """)
                .bind("id", id)
                .bind("now", now())
                .map(JobRepository::job)
                .findOne());
    }

    /** Puts a running job back among the waiting ones. {@code counted} says whether this start counts. */
    void putBack(String id, boolean counted) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE job SET state = 'waiting', starts = starts - :uncounted,
                               fruitless = GREATEST(fruitless - :uncounted, 0)
                         WHERE id = :id AND state = 'running'
                        """)
                .bind("id", id)
                .bind("uncounted", counted ? 0 : 1)
                .execute());
    }

    void complete(String id) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE job SET state = 'completed', finished_at = :now WHERE id = :id AND state = 'running'")
                .bind("id", id)
                .bind("now", now())
                .execute());
    }

    /** Ends a job that is not done, with {@code told} in the same transaction; false when it was done. */
    boolean end(String id, JobState state, OcelliException reason, Runnable told) {
        return jdbi.inTransaction(handle -> {
            int rows = handle.createUpdate("""
                            UPDATE job SET state = :state, finished_at = :now, error_code = :code, error_param = :param,
                                           error_message = :message
                             WHERE id = :id AND state IN ('waiting', 'running', 'paused')
                            """)
                    .bind("id", id)
                    .bind("state", state.name().toLowerCase(java.util.Locale.ROOT))
                    .bind("now", now())
                    .bind("code", reason.code().name())
                    .bind("param", reason.param().orElse(null))
                    .bind("message", reason.getMessage())
                    .execute();
            if (rows == 1) {
                told.run();
            }
            return rows == 1;
        });
    }

    /** Makes a failed or cancelled job wait again; gives its lane, or empty when it is in another state. */
    Optional<Lane> reopen(String id, Runnable committed) {
        return jdbi.inTransaction(handle -> {
            Optional<Lane> lane = handle.createQuery("""
                            UPDATE job SET state = 'waiting', starts = 0, fruitless = 0, finished_at = NULL, error_code = NULL,
                                           error_param = NULL, error_message = NULL
                             WHERE id = :id AND state IN ('failed', 'cancelled') RETURNING lane
                            """)
                    .bind("id", id)
                    .map((row, context) -> lane(row.getString("lane")))
                    .findOne();
            lane.ifPresent(found -> queueAgain(handle, found, id, committed));
            return lane;
        });
    }

    private void queueAgain(Handle handle, Lane lane, String id, Runnable committed) {
        handle.createUpdate("DELETE FROM " + lane.table() + " WHERE task_instance = :id AND NOT picked")
                .bind("id", id)
                .execute();
        enqueue(handle, lane, id, Duration.ZERO);
        handle.afterCommit(committed);
    }

    /** Lets a job rest that is not done; false when it was. */
    boolean pause(String id) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "UPDATE job SET state = 'paused' WHERE id = :id AND state IN ('waiting', 'running')")
                        .bind("id", id)
                        .execute()
                == 1);
    }

    /** Makes a paused job wait again; gives its lane, or empty when it is in another state. */
    Optional<Lane> resume(String id, Runnable committed) {
        return jdbi.inTransaction(handle -> {
            Optional<Lane> lane = handle.createQuery(
                            "UPDATE job SET state = 'waiting' WHERE id = :id AND state = 'paused' RETURNING lane")
                    .bind("id", id)
                    .map((row, context) -> lane(row.getString("lane")))
                    .findOne();
            lane.ifPresent(found -> queueAgain(handle, found, id, committed));
            return lane;
        });
    }

    boolean isActive(String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT 1 FROM job WHERE id = :id AND state IN ('waiting', 'running')")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /** Counts the starts of a job from the next one on: it got further. */
    void bearFruit(String id) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE job SET fruitless = 0 WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    Optional<Job> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM job WHERE id = :id")
                .bind("id", id)
                .map(JobRepository::job)
                .findOne());
    }

    /** Frees what a process that is stopping has picked, so that others need not wait until it counts as dead. */
    void handBack(Lane lane, String process) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE " + lane.table() + """
                         SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                         WHERE picked AND picked_by = :process
                        """)
                .bind("process", process)
                .execute());
    }

    void forgetDone(Duration keep) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM job WHERE finished_at < :limit")
                .bind("limit", now().minusSeconds(keep.toSeconds()))
                .execute());
    }

    Optional<String> output(String jobId, String step) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT output FROM job_step WHERE job_id = :job AND name = :step")
                        .bind("job", jobId)
                        .bind("step", step)
                        .mapTo(String.class)
                        .findOne());
    }

    /** Keeps a step's output unless there is one; gives the one that is kept. */
    String keep(String jobId, String step, String output) {
        int kept = jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO job_step (job_id, name, output, finished_at)
                        VALUES (:job, :step, CAST(:output AS json), :now) ON CONFLICT DO NOTHING
                        """)
                .bind("job", jobId)
                .bind("step", step)
                .bind("output", output)
                .bind("now", now())
                .execute());
        return kept == 1 ? output : output(jobId, step).orElse(output);
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }

    private static Lane lane(String wireName) {
        return Lane.valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
    }

    private static Job job(ResultSet row, StatementContext context) throws SQLException {
        var state = JobState.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT));
        String code = row.getString("error_code");
        return new Job(
                row.getString("id"),
                row.getString("kind"),
                row.getString("project_id"),
                Json.parse(row.getString("payload")),
                new Job.Progress(state, row.getInt("starts"), row.getInt("fruitless")),
                code == null
                        ? null
                        : new OcelliException(
                                ErrorCode.valueOf(code), row.getString("error_param"), row.getString("error_message")));
    }
}
