package dev.ocelli.catalog.model.chat;

import java.util.List;

/**
 * A model's answer.
 *
 * @param backend which backend gave it, for people
 */
public record ChatReply(String text, List<ToolRequest> calls, Finish finish, TokenUsage usage, String backend) {
    public ChatReply {
        calls = List.copyOf(calls);
    }

    /** Why the answer ends. */
    public enum Finish {
        STOP,
        /** The token limit cut it. */
        LENGTH,
        TOOL_CALLS,
        CONTENT_FILTER
    }

    /**
     * Tokens of one call; 0 where the backend does not say.
     *
     * @param micros what it cost by the price table, in millionths of the table's currency
     */
    public record TokenUsage(long prompt, long completion, long micros) {
        public static final TokenUsage NONE = new TokenUsage(0, 0);

        public TokenUsage(long prompt, long completion) {
            this(prompt, completion, 0);
        }

        public TokenUsage plus(TokenUsage other) {
            return new TokenUsage(prompt + other.prompt, completion + other.completion, micros + other.micros);
        }
    }
}
