package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The table {@code passed_call}. */
final class PassedCallRepository {
    private final Jdbi jdbi;

    PassedCallRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All in one statement. */
    void insert(List<PassedCall> calls) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO passed_call (id, project_id, model, backend, stream, status, prompt_tokens,
                                                 completion_tokens, cost_micros, created_at, finished_at)
                        SELECT * FROM unnest(:ids, :projects, :models, :backends, :streams, :statuses, :prompts,
                                             :completions, :costs, CAST(:begun AS timestamptz[]),
                                             CAST(:finished AS timestamptz[]))""")
                .bindArray("ids", String.class, column(calls, PassedCall::id))
                .bindArray("projects", String.class, column(calls, PassedCall::projectId))
                .bindArray("models", String.class, column(calls, PassedCall::model))
                .bindArray("backends", String.class, column(calls, PassedCall::backend))
                .bindArray("streams", Boolean.class, column(calls, PassedCall::stream))
                .bindArray("statuses", String.class, column(calls, call -> word(call.status())))
                .bindArray(
                        "prompts",
                        Long.class,
                        column(calls, call -> call.usage().prompt()))
                .bindArray(
                        "completions",
                        Long.class,
                        column(calls, call -> call.usage().completion()))
                .bindArray(
                        "costs", Long.class, column(calls, call -> call.usage().micros()))
                .bindArray(
                        "begun",
                        String.class,
                        column(calls, call -> call.createdAt().toString()))
                .bindArray(
                        "finished",
                        String.class,
                        column(calls, call -> call.finishedAt().toString()))
                .execute());
    }

    private static <T> List<T> column(List<PassedCall> calls, Function<PassedCall, T> value) {
        return calls.stream().map(value).toList();
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    void deleteBefore(Instant time) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM passed_call WHERE created_at < ?", Timestamp.from(time)));
    }

    /** Of one project, in no order. */
    List<PassedCall> find(String projectId, List<String> ids) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM passed_call WHERE project_id = :project AND id = ANY(:ids)")
                        .bind("project", projectId)
                        .bindArray("ids", String.class, ids)
                        .map((row, _) -> call(row))
                        .list());
    }

    private static PassedCall call(ResultSet row) throws SQLException {
        return new PassedCall(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("model"),
                row.getString("backend"),
                row.getBoolean("stream"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                new TokenUsage(
                        row.getLong("prompt_tokens"), row.getLong("completion_tokens"), row.getLong("cost_micros")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("finished_at").toInstant());
    }
}
