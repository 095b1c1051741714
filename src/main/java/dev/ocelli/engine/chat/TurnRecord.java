package dev.ocelli.engine.chat;

import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of one call of chat completions. */
public record TurnRecord(
        Key key,
        Asked asked,
        Status status,
        Times times,
        @Nullable Result result) implements LoggedCall {

    /** @param number within the session, from 1 */
    public record Key(String projectId, String sessionId, int number, String completionId) {}

    /**
     * @param skills names with versions, such as {@code invoice:20260219-abc12345}
     * @param origin in lower case: {@code api} or {@code browser}
     * @param schema what the answer had to fit; null for words and for any JSON
     */
    public record Asked(
            String model,
            String origin,
            boolean stream,
            List<String> skills,
            @Nullable ObjectNode schema,
            @Nullable ObjectNode metadata) {
        public Asked {
            skills = List.copyOf(skills);
        }
    }

    /** Where it stands; the last three are final. */
    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED,
        /** Its caller left before the end. */
        CANCELLED
    }

    public record Times(Instant createdAt, @Nullable Instant finishedAt) {}

    /** How it ended: with an answer or with a reason. */
    public sealed interface Result {}

    public record Answered(ChatAnswer answer, List<Step> steps, Completion.Usage usage) implements Result {
        public Answered {
            steps = List.copyOf(steps);
        }
    }

    public record Failed(OcelliException reason) implements Result {}
}
