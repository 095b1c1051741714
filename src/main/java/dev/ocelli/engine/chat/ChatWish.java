package dev.ocelli.engine.chat;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.engine.agent.AgentTask.CallerTools;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call of chat completions asks for; fields of wire contract A, section 16.
 *
 * @param messages at least one, oldest first
 */
public record ChatWish(
        Names names,
        List<SentMessage> messages,
        List<SkillRef> skills,
        AnswerFormat format,
        Allowed allowed,
        Extras extras) {

    public ChatWish {
        messages = List.copyOf(messages);
        skills = List.copyOf(skills);
    }

    /**
     * @param model one that {@link ModelNames} knows
     * @param sessionId the conversation to go on with, or to begin under this id; empty: a new one
     * @param completionId the caller's own id of this call; empty: a new one
     */
    public record Names(String model, Optional<String> sessionId, Optional<String> completionId) {}

    /** What the answer must look like. */
    public sealed interface AnswerFormat {
        /** Nothing was said: words, or the JSON of the one skill that has a schema. */
        record Unsaid() implements AnswerFormat {}

        record Words() implements AnswerFormat {}

        record AnyJson() implements AnswerFormat {}

        record Fitting(ObjectNode schema) implements AnswerFormat {}
    }

    /**
     * @param toolsets the only ones; empty optional: the agent chooses
     * @param maxTokens of the answer; null: no limit of ours
     */
    public record Allowed(
            Optional<Set<Toolset>> toolsets,
            CallerTools callerTools,
            @Nullable Integer maxTokens,
            double temperature) {
        public Allowed {
            toolsets = toolsets.map(Set::copyOf);
        }
    }

    /**
     * @param metadata as it came; null when absent
     * @param stream whether the answer goes out in pieces, for the log
     * @param grounding JSON answers carry {@code X_metadata} siblings
     */
    public record Extras(@Nullable ObjectNode metadata, boolean stream, boolean grounding) {}
}
