package dev.ocelli.engine.chat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** The table {@code chat_turn}, beside {@code passed_call}: looking back at what was answered. */
final class LogRepository {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};
    private static final int MOST_MODELS = 100;
    private static final String TURNS = """
            SELECT x.completion_id AS id, x.created_at, x.finished_at, x.model, x.status, x.credits,
                   x.prompt_tokens + x.completion_tokens AS tokens, false AS passed
              FROM chat_turn x WHERE x.project_id = :project AND x.origin = 'api'
            """;
    private static final String PASSED = """
            SELECT x.id, x.created_at, x.finished_at, x.model, x.status, CAST(NULL AS integer),
                   x.prompt_tokens + x.completion_tokens, true
              FROM passed_call x WHERE x.project_id = :project
            """;

    private final Jdbi jdbi;

    LogRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where a call stands: among the turns, or among those that went through. */
    record Line(String id, boolean passed) {}

    /** Both tables narrowed by the conditions that were asked for, so that indexes serve, and what stands in them. */
    private record Logged(String sql, Map<String, Object> values) {
        static Logged of(String projectId, CompletionLog.Filter filter) {
            var both = new StringBuilder();
            Map<String, Object> values = new HashMap<>(Map.of("project", projectId));
            add(filter.status().map(LogRepository::word), " AND x.status = :status", "status", both, values);
            add(filter.about().model(), " AND x.model = :model", "model", both, values);
            add(filter.span().from().map(Timestamp::from), " AND x.created_at >= :from", "from", both, values);
            add(filter.span().to().map(Timestamp::from), " AND x.created_at < :to", "to", both, values);
            var turns = new StringBuilder(both);
            var passed = new StringBuilder(both);
            add(filter.sessionId(), " AND x.session_id = :session", "session", turns, values);
            filter.sessionId().ifPresent(_ -> passed.append(" AND false"));
            Optional<String> words = pattern(filter.about().words());
            add(words, """
                     AND (x.completion_id ILIKE :words OR x.model ILIKE :words OR CAST(x.skills AS text) ILIKE :words
                          OR EXISTS (SELECT 1 FROM chat_message m WHERE m.session_id = x.session_id
                                        AND m.turn = x.number AND m.words ILIKE :words))
                    """, "words", turns, values);
            words.ifPresent(
                    _ -> passed.append(" AND (x.id ILIKE :words OR x.model ILIKE :words OR x.backend ILIKE :words)"));
            return new Logged(" (" + TURNS + turns + " UNION ALL " + PASSED + passed + ") AS logged ", values);
        }

        private static void add(
                Optional<?> value, String clause, String name, StringBuilder sql, Map<String, Object> values) {
            value.ifPresent(given -> {
                sql.append(clause);
                values.put(name, given);
            });
        }

        private static Optional<String> pattern(String words) {
            String plain =
                    words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            return plain.isEmpty() ? Optional.empty() : Optional.of("%" + plain + "%");
        }
    }

    List<Line> list(String projectId, CompletionLog.Filter filter, int skip, int limit) {
        Logged logged = Logged.of(projectId, filter);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, passed FROM" + logged.sql() + order(filter.order()) + " LIMIT :limit OFFSET :skip")
                .bindMap(logged.values())
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> new Line(row.getString("id"), row.getBoolean("passed")))
                .list());
    }

    private static String order(CompletionLog.Order order) {
        String key = switch (order.key()) {
            case CREATED -> "created_at";
            case TOOK -> "finished_at - created_at";
            case TOKENS -> "tokens";
            case CREDITS -> "credits";
            case MODEL -> "model";
            case STATUS -> "status";
        };
        boolean byTime = order.key() == CompletionLog.Order.Key.CREATED;
        return "ORDER BY " + key + (order.falling() ? " DESC" : " ASC") + (byTime ? "" : " NULLS LAST, created_at DESC")
                + ", id";
    }

    long count(String projectId, CompletionLog.Filter filter) {
        Logged logged = Logged.of(projectId, filter);
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM" + logged.sql())
                .bindMap(logged.values())
                .mapTo(Long.class)
                .one());
    }

    List<String> models(String projectId) {
        Logged logged = Logged.of(projectId, CompletionLog.Filter.ALL);
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT DISTINCT model FROM" + logged.sql() + "ORDER BY model LIMIT :most")
                        .bindMap(logged.values())
                        .bind("most", MOST_MODELS)
                        .mapTo(String.class)
                        .list());
    }

    List<CompletionLog.Past> since(String projectId, Instant since, int most) {
        var span = new CompletionLog.Span(Optional.of(since), Optional.empty());
        var filter = new CompletionLog.Filter(
                Optional.empty(), Optional.empty(), CompletionLog.About.ANYTHING, span, CompletionLog.Order.NEWEST);
        Logged logged = Logged.of(projectId, filter);
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM" + logged.sql() + "ORDER BY created_at DESC LIMIT :most")
                        .bindMap(logged.values())
                        .bind("most", most)
                        .map((row, _) -> past(row))
                        .list());
    }

    private static CompletionLog.Past past(ResultSet row) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        @Nullable Timestamp finished = row.getTimestamp("finished_at");
        return new CompletionLog.Past(
                row.getString("id"),
                row.getString("model"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                created,
                finished == null
                        ? null
                        : Duration.between(created, finished.toInstant()).toMillis(),
                row.getInt("credits"));
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
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
