package dev.ocelli.catalog.model.chat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param messages the conversation, oldest first; at least one
 * @param tools what the model may call; empty: nothing. A backend without tool calls of its own is asked in words.
 * @param choice what it must do with them; asked for on the wire, so a backend may disregard it
 * @param shape what the answer's text must look like
 * @param deadline when the answer is of no more use: waiting and retries end then; null: the backend's own limit
 */
public record ChatQuery(
        List<ChatMessage> messages,
        List<ToolSpec> tools,
        ToolChoice choice,
        AnswerShape shape,
        Sampling sampling,
        @Nullable Instant deadline) {
    public ChatQuery {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public ChatQuery(List<ChatMessage> messages, List<ToolSpec> tools, AnswerShape shape, Sampling sampling) {
        this(messages, tools, new ToolChoice.Auto(), shape, sampling, null);
    }

    /** The same question to be answered by then. */
    public ChatQuery by(@Nullable Instant end) {
        return new ChatQuery(messages, tools, choice, shape, sampling, end);
    }

    /** The same question with a word on its tools. */
    public ChatQuery choosing(ToolChoice other) {
        return new ChatQuery(messages, tools, other, shape, sampling, deadline);
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
