package dev.ocelli.engine.execution;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.Look;
import dev.ocelli.engine.agent.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.node.ObjectNode;

/** The steps and events of executions. Calls join their thread's transaction. */
final class HistoryRepository {
    private static final int MOST_TRIES = 10;

    private final Jdbi jdbi;
    private final InstantSource clock;

    HistoryRepository(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a finished step and tells of it, once; {@code body} is what watchers see. */
    void addStep(String executionId, Step step, ObjectNode body) {
        jdbi.useTransaction(handle -> {
            int rows = handle.createUpdate("""
                            WITH kept AS (
                                INSERT INTO execution_step (execution_id, number, step)
                                VALUES (:id, :number, CAST(:step AS json)) ON CONFLICT DO NOTHING RETURNING 1)
                            UPDATE execution SET steps = steps + 1 WHERE id = :id AND EXISTS (SELECT 1 FROM kept)
                            """)
                    .bind("id", executionId)
                    .bind("number", step.index())
                    .bind("step", Json.write(step))
                    .execute();
            if (rows == 1) {
                add(handle, executionId, ExecutionEvent.STEP_DONE, body);
            }
        });
    }

    List<Step> steps(String executionId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT step FROM execution_step WHERE execution_id = :id ORDER BY number")
                        .bind("id", executionId)
                        .mapTo(String.class)
                        .map(json -> Json.MAPPER.readValue(json, Step.class))
                        .list());
    }

    Optional<Step> step(String executionId, int number) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT step FROM execution_step WHERE execution_id = :id AND number = :number")
                .bind("id", executionId)
                .bind("number", number)
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.MAPPER.readValue(json, Step.class)));
    }

    /** Keeps what a vision model said inside a tool, once. */
    void addLook(String executionId, String name, Look look) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO execution_look (execution_id, name, words) VALUES (:id, :name, :words)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", executionId)
                .bind("name", name)
                .bind("words", look.words())
                .execute());
    }

    Optional<Look> look(String executionId, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT words FROM execution_look WHERE execution_id = :id AND name = :name")
                .bind("id", executionId)
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .map(Look::new));
    }

    void add(String executionId, String kind, ObjectNode body) {
        jdbi.useHandle(handle -> add(handle, executionId, kind, body));
    }

    /** The next number is taken until nobody else has it: two processes may tell of one execution. */
    private void add(Handle handle, String executionId, String kind, ObjectNode body) {
        for (int i = 0; i < MOST_TRIES; i++) {
            int rows = handle.createUpdate("""
                            INSERT INTO execution_event (execution_id, number, kind, body, at)
                            SELECT :id, COALESCE(MAX(number), 0) + 1, :kind, CAST(:body AS json), :at
                              FROM execution_event WHERE execution_id = :id
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("id", executionId)
                    .bind("kind", kind)
                    .bind("body", Json.write(body))
                    .bind("at", ExecutionRepository.at(clock.instant()))
                    .execute();
            if (rows == 1) {
                return;
            }
        }
        throw new IllegalStateException("no free number for an event of execution " + executionId);
    }

    /** Events after the one with number {@code after}, oldest first. */
    List<ExecutionEvent> events(String executionId, int after, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM execution_event WHERE execution_id = :id AND number > :after
                         ORDER BY number LIMIT :most
                        """)
                .bind("id", executionId)
                .bind("after", after)
                .bind("most", most)
                .map(HistoryRepository::event)
                .list());
    }

    private static ExecutionEvent event(ResultSet row, StatementContext context) throws SQLException {
        return new ExecutionEvent(
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                (ObjectNode) Json.parse(row.getString("body")));
    }
}
