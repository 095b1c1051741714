package dev.ocelli.engine.chat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.util.List;
import java.util.Optional;

/** Every call that a program made: what was asked, what came back, what it took. Calls from the browser stand nowhere. */
public final class CompletionLog {
    private final LogRepository rows;
    private final TurnRepository turns;

    public CompletionLog(Database database) {
        this.rows = new LogRepository(database.jdbi());
        this.turns = new TurnRepository(database.jdbi());
    }

    /** Which calls; empty: all. */
    public record Filter(Optional<Status> status, Optional<String> sessionId) {}

    /** One call, and the conversation up to its answer. */
    public record Detail(TurnRecord turn, List<StoredMessage> messages) {
        public Detail {
            messages = List.copyOf(messages);
        }
    }

    /** Newest first. */
    public List<TurnRecord> list(String projectId, Filter filter, int skip, int limit) {
        return rows.list(projectId, filter, skip, limit);
    }

    public long count(String projectId, Filter filter) {
        return rows.count(projectId, filter);
    }

    /** Fails with {@link ErrorCode#NOT_FOUND}. */
    public Detail get(String projectId, String completionId) {
        TurnRecord turn = rows.findLogged(projectId, completionId)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND, "id", "There is no completion '" + completionId + "' in this project."));
        return new Detail(
                turn, turns.messages(turn.key().sessionId(), turn.key().number()));
    }

    /** Whether a project has a completion or a session with this id: what feedback may be about. */
    public boolean exists(String projectId, String id) {
        return rows.exists(projectId, id);
    }
}
