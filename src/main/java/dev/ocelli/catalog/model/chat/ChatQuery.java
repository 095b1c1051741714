package dev.ocelli.catalog.model.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param messages the conversation, oldest first; at least one
 * @param tools what the model may call; empty: nothing
 * @param shape what the answer's text must look like
 */
public record ChatQuery(List<ChatMessage> messages, List<ToolSpec> tools, AnswerShape shape, Sampling sampling) {
    public ChatQuery {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /**
     * How an answer is drawn; null: the backend decides.
     *
     * @param maxTokens most tokens of the answer
     */
    public record Sampling(
            @Nullable Integer maxTokens,
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Long seed) {
        public static final Sampling DEFAULT = new Sampling(null, 0.0, null, null);
    }
}
