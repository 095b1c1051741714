package dev.ocelli.engine.chat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** The table {@code chat_turn}, beside {@code passed_call}: looking back at what was answered. */
final class LogRepository {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};
    private static final String LOGGED = """
             (SELECT completion_id AS id, created_at, false AS passed FROM chat_turn
               WHERE project_id = :project AND origin = 'api'
                 AND (CAST(:status AS text) IS NULL OR status = :status)
                 AND (CAST(:session AS text) IS NULL OR session_id = :session)
              UNION ALL
              SELECT id, created_at, true AS passed FROM passed_call
               WHERE project_id = :project
                 AND (CAST(:status AS text) IS NULL OR status = :status)
                 AND CAST(:session AS text) IS NULL) AS logged
            """;

    private final Jdbi jdbi;

    LogRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where a call stands: among the turns, or among those that went through. */
    record Line(String id, boolean passed) {}

    List<Line> list(String projectId, CompletionLog.Filter filter, int skip, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id, passed FROM" + LOGGED
                        + "ORDER BY created_at DESC, id LIMIT :limit OFFSET :skip")
                .bind("project", projectId)
                .bind("status", word(filter))
                .bind("session", filter.sessionId().orElse(null))
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> new Line(row.getString("id"), row.getBoolean("passed")))
                .list());
    }

    long count(String projectId, CompletionLog.Filter filter) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM" + LOGGED)
                .bind("project", projectId)
                .bind("status", word(filter))
                .bind("session", filter.sessionId().orElse(null))
                .mapTo(Long.class)
                .one());
    }

    private static @Nullable String word(CompletionLog.Filter filter) {
        return filter.status()
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    /** Turns that programs asked for, in no order. */
    List<TurnRecord> find(String projectId, List<String> completionIds) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM chat_turn
                         WHERE project_id = :project AND completion_id = ANY(:ids) AND origin = 'api'""")
                .bind("project", projectId)
                .bindArray("ids", String.class, completionIds)
                .map((row, _) -> turn(row))
                .list());
    }

    /** Turns of a session in order. */
    List<TurnRecord> ofSession(String sessionId) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT * FROM chat_turn WHERE session_id = ? ORDER BY number", sessionId)
                        .map((row, _) -> turn(row))
                        .list());
    }

    /** Whether a project has a completion or a session with this id. */
    boolean exists(String projectId, String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM chat_turn WHERE project_id = :project AND completion_id = :id)
                            OR EXISTS (SELECT 1 FROM passed_call WHERE project_id = :project AND id = :id)
                            OR EXISTS (SELECT 1 FROM chat_session WHERE project_id = :project AND id = :id
                                          AND title IS NOT NULL)""")
                .bind("project", projectId)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    private static TurnRecord turn(ResultSet row) throws SQLException {
        @Nullable Timestamp finished = row.getTimestamp("finished_at");
        return new TurnRecord(
                new TurnRecord.Key(
                        row.getString("project_id"),
                        row.getString("session_id"),
                        row.getInt("number"),
                        row.getString("completion_id")),
                new TurnRecord.Asked(
                        row.getString("model"),
                        row.getString("origin"),
                        row.getBoolean("stream"),
                        Json.MAPPER.readValue(row.getString("skills"), NAMES),
                        object(row, "answer_schema"),
                        object(row, "metadata")),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                new TurnRecord.Times(
                        row.getTimestamp("created_at").toInstant(), finished == null ? null : finished.toInstant()),
                result(row));
    }

    private static @Nullable ObjectNode object(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? null : Json.MAPPER.readValue(text, ObjectNode.class);
    }

    private static TurnRecord.@Nullable Result result(ResultSet row) throws SQLException {
        @Nullable String answer = row.getString("answer");
        if (answer != null) {
            return new TurnRecord.Answered(
                    Json.MAPPER.readValue(answer, ChatAnswer.class),
                    Json.MAPPER.readValue(row.getString("steps"), STEPS),
                    new Completion.Usage(
                            row.getLong("prompt_tokens"), row.getLong("completion_tokens"), row.getInt("credits")));
        }
        @Nullable String code = row.getString("error_code");
        return code == null
                ? null
                : new TurnRecord.Failed(new OcelliException(
                        ErrorCode.valueOf(code), row.getString("error_param"), row.getString("error_message")));
    }
}
