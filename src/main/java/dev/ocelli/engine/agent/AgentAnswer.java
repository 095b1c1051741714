package dev.ocelli.engine.agent;

import dev.ocelli.core.perception.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an agent says at the end.
 *
 * @param text the answer in Markdown; refs of artifacts stand in it literally; the JSON as text when there is {@code json}
 * @param json the answer as data, when JSON was wanted
 * @param citations where the words of the answer stand
 * @param handedOver calls of the caller's own tools, which the caller must run; then {@code text} may be empty
 * @param cut whether a limit of tokens ended it before its end; what is there still holds, JSON fits its schema
 */
public record AgentAnswer(
        String text, @Nullable ObjectNode json, List<Citation> citations, List<Move.ToolCall> handedOver, boolean cut) {
    public AgentAnswer {
        citations = List.copyOf(citations);
        handedOver = List.copyOf(handedOver);
    }

    /** A whole answer. */
    public AgentAnswer(
            String text, @Nullable ObjectNode json, List<Citation> citations, List<Move.ToolCall> handedOver) {
        this(text, json, citations, handedOver, false);
    }

    /** Words of an answer in the words of a file. */
    public record Citation(String material, String quote, List<Place> places) {
        public Citation {
            places = List.copyOf(places);
        }
    }
}
