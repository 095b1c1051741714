package dev.ocelli.engine.chat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.RequestContext.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The tables {@code chat_session} and {@code chat_file}. */
final class SessionRepository {
    private static final String ROW = """
            SELECT s.id, s.origin, s.title, s.created_at, s.updated_at, s.pinned, s.choices,
                   (SELECT count(*) FROM chat_turn t WHERE t.session_id = s.id) AS turns,
                   (SELECT t.status FROM chat_turn t WHERE t.session_id = s.id ORDER BY t.number DESC LIMIT 1) AS status
              FROM chat_session s
            """;
    private static final String VISIBLE = "s.project_id = :project AND s.title IS NOT NULL AND s.deleted_at IS NULL ";
    private static final String FOUND = """
             AND (CAST(:origin AS text) IS NULL OR s.origin = :origin)
             AND (CAST(:words AS text) IS NULL OR s.title ILIKE :words OR EXISTS (
                  SELECT 1 FROM chat_message m WHERE m.session_id = s.id AND m.words ILIKE :words))
            """;

    private final Jdbi jdbi;

    SessionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who wants to be answered in which session. */
    record Claim(String projectId, String sessionId, Origin origin, String holder) {}

    /** What became of a claim. */
    enum Claimed {
        MINE,
        BUSY,
        /** Of another project, or deleted. */
        HIDDEN
    }

    /** Makes the session when there is none with this id. */
    Claimed claim(Claim claim, Instant now, Instant until) {
        boolean mine = jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO chat_session AS s
                                       (id, project_id, origin, created_at, updated_at, holder, held_until)
                                VALUES (:id, :project, :origin, :now, :now, :holder, :until)
                                ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
                                 WHERE s.project_id = excluded.project_id AND s.deleted_at IS NULL
                                   AND (s.holder IS NULL OR s.held_until < :now)""")
                        .bind("id", claim.sessionId())
                        .bind("project", claim.projectId())
                        .bind("origin", word(claim.origin()))
                        .bind("now", Timestamp.from(now))
                        .bind("holder", claim.holder())
                        .bind("until", Timestamp.from(until))
                        .execute()
                == 1);
        if (mine) {
            return Claimed.MINE;
        }
        boolean visible = jdbi.withHandle(handle -> handle.select(
                        "SELECT 1 FROM chat_session WHERE id = ? AND project_id = ? AND deleted_at IS NULL",
                        claim.sessionId(),
                        claim.projectId())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
        return visible ? Claimed.BUSY : Claimed.HIDDEN;
    }

    /** A session that begins with its first turn, under an id that nobody else knows. */
    record Beginning(Claim claim, Instant now, Instant until) {}

    /** Within the transaction that writes the first turn. */
    static void insert(Handle handle, Beginning beginning) {
        handle.execute(
                "INSERT INTO chat_session (id, project_id, origin, created_at, updated_at, holder, held_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                beginning.claim().sessionId(),
                beginning.claim().projectId(),
                word(beginning.claim().origin()),
                Timestamp.from(beginning.now()),
                Timestamp.from(beginning.now()),
                beginning.claim().holder(),
                Timestamp.from(beginning.until()));
    }

    void renew(Collection<String> holders, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE chat_session SET held_until = :until WHERE holder = ANY(:holders)")
                .bind("until", Timestamp.from(until))
                .bindArray("holders", String.class, List.copyOf(holders))
                .execute());
    }

    void release(String holder, String sessionId) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE chat_session SET holder = NULL, held_until = NULL WHERE id = ? AND holder = ?",
                sessionId,
                holder));
    }

    /** Ids of the session's files in the order of their names: {@code file_1} first. */
    List<String> files(String sessionId) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT file_id FROM chat_file WHERE session_id = ? ORDER BY number", sessionId)
                        .mapTo(String.class)
                        .list());
    }

    /** Gives a file the next number, unless it has one. */
    void addFile(String sessionId, String fileId) {
        jdbi.useHandle(handle -> handle.execute("""
                        INSERT INTO chat_file (session_id, number, file_id)
                        SELECT ?, coalesce(max(number), 0) + 1, ? FROM chat_file WHERE session_id = ?
                        ON CONFLICT DO NOTHING""", sessionId, fileId, sessionId));
    }

    Optional<ChatSession> find(String projectId, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + "WHERE s.id = :id AND " + VISIBLE)
                .bind("id", id)
                .bind("project", projectId)
                .map((row, _) -> session(row))
                .findOne());
    }

    List<ChatSession> list(String projectId, ChatSessions.Search search, int skip, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + "WHERE " + VISIBLE + FOUND + """
                         ORDER BY s.pinned DESC, s.updated_at DESC, s.id LIMIT :limit OFFSET :skip""")
                .bind("project", projectId)
                .bind("origin", search.origin().map(SessionRepository::word).orElse(null))
                .bind("words", search.words().map(SessionRepository::pattern).orElse(null))
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, _) -> session(row))
                .list());
    }

    long count(String projectId, ChatSessions.Search search) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM chat_session s WHERE " + VISIBLE + FOUND)
                .bind("project", projectId)
                .bind("origin", search.origin().map(SessionRepository::word).orElse(null))
                .bind("words", search.words().map(SessionRepository::pattern).orElse(null))
                .mapTo(Long.class)
                .one());
    }

    /** Words anywhere, taken literally. */
    private static String pattern(String words) {
        return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    boolean rename(String projectId, String id, String title) {
        return jdbi.withHandle(handle -> handle.execute(
                        "UPDATE chat_session SET title = ? WHERE project_id = ? AND id = ? AND deleted_at IS NULL"
                                + " AND title IS NOT NULL",
                        title,
                        projectId,
                        id)
                == 1);
    }

    /** Keeps the id only. A turn that is being answered then has nowhere to go. */
    boolean delete(String projectId, String id, Instant now) {
        return jdbi.inTransaction(handle -> {
            boolean deleted = handle.execute(
                            "UPDATE chat_session SET deleted_at = ?, title = NULL, holder = NULL, held_until = NULL"
                                    + " WHERE project_id = ? AND id = ? AND deleted_at IS NULL AND title IS NOT NULL",
                            Timestamp.from(now),
                            projectId,
                            id)
                    == 1;
            if (deleted) {
                handle.execute("DELETE FROM chat_message WHERE session_id = ?", id);
                handle.execute("DELETE FROM chat_turn WHERE session_id = ?", id);
                handle.execute("DELETE FROM chat_file WHERE session_id = ?", id);
            }
            return deleted;
        });
    }

    private static @Nullable ObjectNode choices(@Nullable String json) {
        return json == null ? null : (ObjectNode) Json.parse(json);
    }

    /** Sets what is not null; says whether there is such a session. */
    boolean mark(String projectId, String id, @Nullable Boolean pinned, @Nullable ObjectNode choices) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                UPDATE chat_session SET pinned = coalesce(CAST(:pinned AS boolean), pinned),
                                       choices = coalesce(CAST(:choices AS json), choices)
                                 WHERE project_id = :project AND id = :id AND deleted_at IS NULL AND title IS NOT NULL""")
                        .bind("pinned", pinned)
                        .bind("choices", choices == null ? null : Json.write(choices))
                        .bind("project", projectId)
                        .bind("id", id)
                        .execute()
                == 1);
    }

    static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static ChatSession session(ResultSet row) throws SQLException {
        return new ChatSession(
                row.getString("id"),
                row.getString("title"),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                new ChatSession.Turns(row.getInt("turns"), "running".equals(row.getString("status"))),
                new ChatSession.Marks(row.getBoolean("pinned"), choices(row.getString("choices"))),
                new ChatSession.Times(
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant()));
    }
}
