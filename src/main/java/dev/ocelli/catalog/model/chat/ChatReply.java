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

    /** Tokens of one call; 0 where the backend does not say. */
    public record TokenUsage(long prompt, long completion) {
        public static final TokenUsage NONE = new TokenUsage(0, 0);

        public TokenUsage plus(TokenUsage other) {
            return new TokenUsage(prompt + other.prompt, completion + other.completion);
        }
    }
}
