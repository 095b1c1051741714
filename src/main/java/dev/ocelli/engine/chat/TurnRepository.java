package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The tables {@code chat_turn} and {@code chat_message}: what is written while a turn is answered. */
final class TurnRepository {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<ToolRequest>> CALLS = new TypeReference<>() {};

    private final Jdbi jdbi;

    TurnRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What begins: the number of the turn is the next one of its session. */
    record Beginning(String projectId, String sessionId, String completionId, String title, TurnRecord.Asked asked) {}

    /**
     * Writes the turn and the messages that came with it. A turn of the session that was left at work by a process that
     * died is failed first.
     *
     * @param session written too, when it begins with this turn
     * @return the turn's number; empty when the project has a completion with this id
     */
    Optional<Integer> begin(
            Optional<SessionRepository.Beginning> session,
            Beginning beginning,
            List<StoredMessage> messages,
            Instant now) {
        return jdbi.inTransaction(handle -> {
            session.ifPresentOrElse(
                    fresh -> SessionRepository.insert(handle, fresh),
                    () -> failAbandoned(handle, beginning.sessionId(), now));
            Optional<Integer> number = insertTurn(handle, beginning, now);
            if (number.isEmpty()) {
                handle.rollback();
            } else {
                messages.forEach(message -> insert(handle, beginning.sessionId(), number.get(), message));
                handle.execute(
                        "UPDATE chat_session SET title = coalesce(title, ?), updated_at = ? WHERE id = ?",
                        beginning.title(),
                        Timestamp.from(now),
                        beginning.sessionId());
            }
            return number;
        });
    }

    private static Optional<Integer> insertTurn(Handle handle, Beginning beginning, Instant now) {
        TurnRecord.Asked asked = beginning.asked();
        return handle.createQuery("""
                        INSERT INTO chat_turn (session_id, number, project_id, completion_id, origin, status, model,
                                               stream, skills, answer_schema, metadata, created_at)
                        SELECT :session, coalesce(max(number), 0) + 1, :project, :completion, :origin, 'running', :model,
                               :stream, CAST(:skills AS json), CAST(:schema AS json), CAST(:metadata AS json), :now
                          FROM chat_turn WHERE session_id = :session
                        ON CONFLICT (project_id, completion_id) DO NOTHING
                        RETURNING number""")
                .bind("session", beginning.sessionId())
                .bind("project", beginning.projectId())
                .bind("completion", beginning.completionId())
                .bind("origin", asked.origin())
                .bind("model", asked.model())
                .bind("stream", asked.stream())
                .bind("skills", Json.write(asked.skills()))
                .bind("schema", asked.schema() == null ? null : Json.write(asked.schema()))
                .bind("metadata", asked.metadata() == null ? null : Json.write(asked.metadata()))
                .bind("now", Timestamp.from(now))
                .mapTo(Integer.class)
                .findOne();
    }

    private static void insert(Handle handle, String sessionId, int turn, StoredMessage message) {
        handle.createUpdate("""
                        INSERT INTO chat_message (session_id, number, turn, speaker, words, materials, calls,
                                                  answers_call, fingerprint, created_at)
                        SELECT :session, coalesce(max(number), 0) + 1, :turn, :speaker, :words, CAST(:materials AS json),
                               CAST(:calls AS json), :answers, :fingerprint, :now
                          FROM chat_message WHERE session_id = :session""")
                .bind("session", sessionId)
                .bind("turn", turn)
                .bind("speaker", message.said().speaker().name())
                .bind("words", message.said().text())
                .bind("materials", Json.write(message.materials()))
                .bind("calls", Json.write(message.said().calls()))
                .bind("answers", message.said().answersCall())
                .bind("fingerprint", message.fingerprint())
                .bind("now", Timestamp.from(message.createdAt()))
                .execute();
    }

    /** A turn that ends, and who held its session for it, which is free then. */
    record Ending(TurnRecord.Key key, String holder) {}

    /** Ends a running turn with its answer; false when it is not running any more, as when its session was deleted. */
    boolean complete(Ending ending, TurnRecord.Answered answered, StoredMessage message, Instant now) {
        TurnRecord.Key key = ending.key();
        return jdbi.inTransaction(handle -> {
            boolean completed = handle.createUpdate("""
                                    UPDATE chat_turn
                                       SET status = 'completed', answer = CAST(:answer AS json),
                                           steps = CAST(:steps AS json), prompt_tokens = :prompt,
                                           completion_tokens = :completion, credits = :credits, finished_at = :now
                                     WHERE session_id = :session AND number = :number AND status = 'running'""")
                            .bind("answer", storable(Json.write(answered.answer())))
                            .bind("steps", storable(Json.write(answered.steps())))
                            .bind("prompt", answered.usage().promptTokens())
                            .bind("completion", answered.usage().completionTokens())
                            .bind("credits", answered.usage().credits())
                            .bind("session", key.sessionId())
                            .bind("number", key.number())
                            .bind("now", Timestamp.from(now))
                            .execute()
                    == 1;
            if (completed) {
                insert(handle, key.sessionId(), key.number(), message);
                free(handle, ending, now);
            }
            return completed;
        });
    }

    /** PostgreSQL's text cannot hold U+0000, which documents sometimes do. */
    private static String storable(String json) {
        return json.replace("\\u0000", "");
    }

    /** @param status {@code FAILED} or {@code CANCELLED} */
    void fail(Ending ending, Status status, OcelliException reason, Instant now) {
        TurnRecord.Key key = ending.key();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            UPDATE chat_turn
                               SET status = :status, error_code = :code, error_param = :param, error_message = :message,
                                   finished_at = :now
                             WHERE session_id = :session AND number = :number AND status = 'running'""")
                    .bind("status", status.name().toLowerCase(Locale.ROOT))
                    .bind("code", reason.code().name())
                    .bind("param", reason.param().orElse(null))
                    .bind("message", reason.getMessage())
                    .bind("session", key.sessionId())
                    .bind("number", key.number())
                    .bind("now", Timestamp.from(now))
                    .execute();
            free(handle, ending, now);
        });
    }

    private static void free(Handle handle, Ending ending, Instant now) {
        handle.execute(
                "UPDATE chat_session SET updated_at = ?, holder = NULL, held_until = NULL WHERE id = ? AND holder = ?",
                Timestamp.from(now),
                ending.key().sessionId(),
                ending.holder());
    }

    /** Fails the turns of all sessions whose holders died. */
    void failAbandoned(Instant now) {
        jdbi.useTransaction(handle -> {
            List<String> sessions = handle.createQuery("""
                            SELECT t.session_id FROM chat_turn t JOIN chat_session s ON s.id = t.session_id
                             WHERE t.status = 'running' AND (s.holder IS NULL OR s.held_until < :now)""")
                    .bind("now", Timestamp.from(now))
                    .mapTo(String.class)
                    .list();
            sessions.forEach(session -> failAbandoned(handle, session, now));
        });
    }

    private static void failAbandoned(Handle handle, String sessionId, Instant now) {
        handle.execute("""
                        UPDATE chat_turn
                           SET status = 'failed', error_code = 'INTERNAL', finished_at = ?,
                               error_message = 'The server stopped before the answer was there. Send the message again.'
                         WHERE session_id = ? AND status = 'running'""", Timestamp.from(now), sessionId);
    }

    /** The conversation so far: messages of turns that were answered, oldest first. */
    List<StoredMessage> conversation(String sessionId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT m.* FROM chat_message m
                          JOIN chat_turn t ON t.session_id = m.session_id AND t.number = m.turn
                         WHERE m.session_id = :session AND t.status = 'completed' ORDER BY m.number""")
                .bind("session", sessionId)
                .map((row, _) -> message(row))
                .list());
    }

    /** All messages up to a turn, also of turns that failed. */
    List<StoredMessage> messages(String sessionId, int lastTurn) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM chat_message WHERE session_id = :session AND turn <= :last ORDER BY number")
                .bind("session", sessionId)
                .bind("last", lastTurn)
                .map((row, _) -> message(row))
                .list());
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        @Nullable String answersCall = row.getString("answers_call");
        var said = new StoredMessage.Said(
                Speaker.valueOf(row.getString("speaker")),
                row.getString("words"),
                Json.MAPPER.readValue(row.getString("calls"), CALLS),
                answersCall);
        return new StoredMessage(
                row.getInt("turn"),
                said,
                Json.MAPPER.readValue(row.getString("materials"), NAMES),
                row.getString("fingerprint"),
                row.getTimestamp("created_at").toInstant());
    }
}
