package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a completion says. Kept as JSON, so components are only ever added.
 *
 * @param text Markdown, or JSON as text when {@code json} is there; refs of artifacts stand in it literally
 * @param citations where the words of the answer stand in the files
 * @param calls of the caller's own tools; the conversation goes on when their outputs are sent
 */
public record ChatAnswer(
        String text, @Nullable ObjectNode json, List<Citation> citations, List<ToolRequest> calls, Finish finish) {
    public ChatAnswer {
        citations = List.copyOf(citations);
        calls = List.copyOf(calls);
    }

    /** Why it ends. */
    public enum Finish {
        STOP,
        /** A limit cut the work short; the text says what was done. */
        LENGTH,
        TOOL_CALLS
    }
}
