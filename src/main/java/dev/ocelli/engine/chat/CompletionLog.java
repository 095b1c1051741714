package dev.ocelli.engine.chat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    public record Filter(Optional<Status> status, Optional<String> sessionId, About about, Span span, Order order) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), About.ANYTHING, Span.ALWAYS, Order.NEWEST);

        /** About anything, at any time, newest first. */
        public Filter(Optional<Status> status, Optional<String> sessionId) {
            this(status, sessionId, About.ANYTHING, Span.ALWAYS, Order.NEWEST);
        }
    }

    /**
     * What they are about.
     *
     * @param words part of the id, of the model, of a skill or of what was said, in any case; empty: all
     */
    public record About(Optional<String> model, String words) {
        public static final About ANYTHING = new About(Optional.empty(), "");
    }

    /** When they came: from, inclusive, to, exclusive; empty: no bound. */
    public record Span(Optional<Instant> from, Optional<Instant> to) {
        public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());
    }

    /** By what they are put in order. */
    public record Order(Key key, boolean falling) {
        public static final Order NEWEST = new Order(Key.CREATED, true);

        /** A column that the log can be sorted by. */
        public enum Key {
            CREATED,
            TOOK,
            TOKENS,
            CREDITS,
            MODEL,
            STATUS
        }
    }

    /**
     * One call in a few words.
     *
     * @param millis from start to end; null until it has ended
     */
    public record Past(
            String id,
            String model,
            Status status,
            Instant createdAt,
            @Nullable Long millis,
            int credits) {}

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

    /** The models that were asked, to choose from. */
    public List<String> models(String projectId) {
        return rows.models(projectId);
    }

    /** What was asked since then, newest first, at most {@code most}. */
    public List<Past> since(String projectId, Instant since, int most) {
        return rows.since(projectId, since, most);
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
