package dev.ocelli.engine.chat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every call that a program made: what was asked, what came back, what it took. Calls from the browser stand nowhere. */
public final class CompletionLog {
    private final LogRepository rows;
    private final TurnRepository turns;
    private final PassedCallRepository passed;

    public CompletionLog(Database database) {
        this.rows = new LogRepository(database.jdbi());
        this.turns = new TurnRepository(database.jdbi());
        this.passed = new PassedCallRepository(database.jdbi());
    }

    /** Which calls; empty: all. */
    public record Filter(Optional<Status> status, Optional<String> sessionId) {}

    /** One call, and the conversation up to its answer; none is kept of a call that went through. */
    public record Detail(LoggedCall call, List<StoredMessage> messages) {
        public Detail {
            messages = List.copyOf(messages);
        }
    }

    /** Newest first. */
    public List<LoggedCall> list(String projectId, Filter filter, int skip, int limit) {
        List<LogRepository.Line> lines = rows.list(projectId, filter, skip, limit);
        Map<String, LoggedCall> turnsById = rows.find(projectId, ids(lines, false)).stream()
                .collect(Collectors.toMap(turn -> turn.key().completionId(), turn -> turn));
        Map<String, LoggedCall> passedById = passed.find(projectId, ids(lines, true)).stream()
                .collect(Collectors.toMap(PassedCall::id, call -> call));
        return lines.stream()
                .map(line -> (line.passed() ? passedById : turnsById).get(line.id()))
                .filter(Objects::nonNull) // deleted meanwhile
                .toList();
    }

    private static List<String> ids(List<LogRepository.Line> lines, boolean passed) {
        return lines.stream()
                .filter(line -> line.passed() == passed)
                .map(LogRepository.Line::id)
                .toList();
    }

    public long count(String projectId, Filter filter) {
        return rows.count(projectId, filter);
    }

    /** Fails with {@link ErrorCode#NOT_FOUND}. */
    public Detail get(String projectId, String id) {
        for (TurnRecord turn : rows.find(projectId, List.of(id))) {
            return new Detail(
                    turn, turns.messages(turn.key().sessionId(), turn.key().number()));
        }
        return passed.find(projectId, List.of(id)).stream()
                .findFirst()
                .map(call -> new Detail(call, List.of()))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND, "id", "There is no completion '" + id + "' in this project."));
    }

    /** Whether a project has a completion or a session with this id: what feedback may be about. */
    public boolean exists(String projectId, String id) {
        return rows.exists(projectId, id);
    }
}
