package dev.ocelli.engine.execution;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.execution.Execution.Consumed;
import dev.ocelli.engine.execution.Execution.Extras;
import dev.ocelli.engine.execution.Execution.Outcome;
import dev.ocelli.engine.execution.Execution.Progress;
import dev.ocelli.engine.execution.Execution.Repeatable;
import dev.ocelli.engine.request.JobStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The rows of executions. An execution that is completed or failed never changes. Calls join their thread's transaction. */
final class ExecutionRepository {
    private final Jdbi jdbi;

    ExecutionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores an enqueued execution with {@code alsoDone} in the same transaction. */
    void insert(Execution execution, Runnable alsoDone) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO execution
                                (id, project_id, status, wish, metadata, callback_url, replay_of, created_at, subject,
                                 file_ids)
                            VALUES (:id, :project, 'enqueued', CAST(:wish AS json), CAST(:metadata AS json), :callback,
                                    :replay, :at, :subject, :files)
                            """)
                    .bind("id", execution.id())
                    .bind("project", execution.projectId())
                    .bind("wish", Json.write(execution.wish()))
                    .bind("metadata", text(execution.extras().metadata()))
                    .bind("callback", execution.extras().callbackUrl())
                    .bind("replay", execution.extras().replayOf())
                    .bind("at", at(execution.progress().createdAt()))
                    .bind("subject", execution.name())
                    .bind("files", files(execution.wish()))
                    .execute();
            alsoDone.run();
        });
    }

    private static String[] files(ExecutionWish wish) {
        return wish.inputs().stream()
                .filter(ExecutionInput.FileInput.class::isInstance)
                .map(input -> ((ExecutionInput.FileInput) input).fileId())
                .distinct()
                .toArray(String[]::new);
    }

    /** The execution that this key stands for, when it was used since {@code since}. */
    Optional<KnownKey> known(String projectId, String key, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT body_hash, execution_id FROM execution_key
                         WHERE project_id = :project AND key = :key AND created_at > :since
                        """)
                .bind("project", projectId)
                .bind("key", key)
                .bind("since", at(since))
                .map((row, context) -> new KnownKey(row.getString("body_hash"), row.getString("execution_id")))
                .findOne());
    }

    record KnownKey(String bodyHash, String executionId) {}

    /** Takes a key for an execution; false when somebody else has taken it since {@code since}. */
    boolean take(Execution execution, Repeatable repeatable, Instant since) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO execution_key AS old (project_id, key, body_hash, execution_id, created_at)
                        VALUES (:project, :key, :hash, :execution, :at)
                        ON CONFLICT (project_id, key) DO UPDATE
                           SET body_hash = excluded.body_hash, execution_id = excluded.execution_id,
                               created_at = excluded.created_at
                         WHERE old.created_at <= :since
                        """)
                        .bind("project", execution.projectId())
                        .bind("key", repeatable.key())
                        .bind("hash", repeatable.bodyHash())
                        .bind("execution", execution.id())
                        .bind("at", at(execution.progress().createdAt()))
                        .bind("since", at(since))
                        .execute()
                == 1);
    }

    Optional<Execution> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM execution WHERE id = :id")
                .bind("id", id)
                .map(ExecutionRepository::execution)
                .findOne());
    }

    List<Execution> of(String projectId, String name, int skip, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM execution
                         WHERE project_id = :project AND split_part(wish ->> 'name', ':', 1) = :name
                         ORDER BY created_at DESC, id OFFSET :skip LIMIT :limit
                        """)
                .bind("project", projectId)
                .bind("name", name)
                .bind("skip", skip)
                .bind("limit", limit)
                .map(ExecutionRepository::execution)
                .list());
    }

    /** Marks an execution as running and gives it; empty when it is done or paused. */
    Optional<Execution> begin(String id, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE execution SET status = 'running', started_at = COALESCE(started_at, :now)
                         WHERE id = :id AND status IN ('enqueued', 'running') RETURNING *
                        """)
                .bind("id", id)
                .bind("now", at(now))
                .map(ExecutionRepository::execution)
                .findOne());
    }

    /**
     * Moves an execution between {@code paused} and {@code enqueued}, with {@code alsoDone} in the same transaction; false
     * when it is in none of {@code from}.
     */
    boolean move(String id, List<JobStatus> from, JobStatus to, Runnable alsoDone) {
        return jdbi.inTransaction(handle -> {
            int rows = handle.createUpdate("""
                            UPDATE execution SET status = :to, message = :message WHERE id = :id AND status IN (<from>)
                            """)
                    .bind("id", id)
                    .bind("to", to.wireName())
                    .bind("message", to == JobStatus.PAUSED ? "Paused by its owner." : null)
                    .bindList("from", from.stream().map(JobStatus::wireName).toList())
                    .execute();
            if (rows == 1) {
                alsoDone.run();
            }
            return rows == 1;
        });
    }

    void note(String id, String message) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE execution SET message = :message WHERE id = :id AND status = 'running'")
                .bind("id", id)
                .bind("message", message)
                .execute());
    }

    /** Takes an execution that is done away, with its steps, events and the keys that lead to it; false: none or at work. */
    boolean delete(String id) {
        return jdbi.inTransaction(handle -> {
            handle.execute("DELETE FROM execution_key WHERE execution_id = ?", id);
            return handle.execute("DELETE FROM execution WHERE id = ? AND status IN ('completed', 'failed')", id) == 1;
        });
    }

    /** Settles an execution that is not done, once; {@code told} runs in the same transaction, only for that once. */
    void settle(String id, Settled settled, Consumer<Execution> told) {
        Optional<OcelliException> failure = Optional.ofNullable(settled.failure());
        Optional<Consumed> consumed = Optional.ofNullable(settled.consumed());
        jdbi.useTransaction(handle -> handle.createQuery("""
                        UPDATE execution
                           SET status = :status, response = CAST(:response AS json), elements = :elements,
                               element_type = :type, credits = :credits, message = :message, error_code = :code,
                               error_param = :param, error_message = :error, completed_at = :at
                         WHERE id = :id AND status NOT IN ('completed', 'failed') RETURNING *
                        """)
                .bind("id", id)
                .bind("status", failure.isEmpty() ? "completed" : "failed")
                .bind("response", text(settled.response()))
                .bind("elements", consumed.map(Consumed::elements).orElse(null))
                .bind("type", consumed.map(Consumed::elementType).orElse(null))
                .bind("credits", consumed.map(Consumed::credits).orElse(null))
                .bind("message", settled.message())
                .bind("code", failure.map(e -> e.code().name()).orElse(null))
                .bind("param", failure.flatMap(OcelliException::param).orElse(null))
                .bind("error", failure.map(OcelliException::getMessage).orElse(null))
                .bind("at", at(settled.at()))
                .map(ExecutionRepository::execution)
                .findOne()
                .ifPresent(told));
    }

    /** How an execution ended. */
    record Settled(
            @Nullable ObjectNode response,
            @Nullable Consumed consumed,
            @Nullable OcelliException failure,
            @Nullable String message,
            Instant at) {}

    private static @Nullable String text(@Nullable ObjectNode node) {
        return node == null ? null : Json.write(node);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Execution execution(ResultSet row, StatementContext context) throws SQLException {
        String metadata = row.getString("metadata");
        return new Execution(
                row.getString("id"),
                row.getString("project_id"),
                Json.MAPPER.readValue(row.getString("wish"), ExecutionWish.class),
                new Extras(
                        metadata == null ? null : (ObjectNode) Json.parse(metadata),
                        row.getString("callback_url"),
                        null,
                        row.getString("replay_of")),
                new Progress(
                        JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getString("message"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "completed_at")),
                outcome(row));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        String response = row.getString("response");
        String type = row.getString("element_type");
        String code = row.getString("error_code");
        return new Outcome(
                response == null ? null : (ObjectNode) Json.parse(response),
                row.getInt("steps"),
                type == null ? null : new Consumed(row.getInt("elements"), type, row.getInt("credits")),
                code == null
                        ? null
                        : new OcelliException(
                                ErrorCode.valueOf(code), row.getString("error_param"), row.getString("error_message")));
    }
}
