package dev.ocelli.engine.chat;

import dev.ocelli.engine.agent.Step;
import java.util.List;

/** One finished answer and the work behind it. */
public record Completion(ChatTurn turn, ChatAnswer answer, List<Step> steps, Usage usage) {
    public Completion {
        steps = List.copyOf(steps);
    }

    /**
     * What it took.
     *
     * @param promptTokens and {@code completionTokens}: as the models counted them, or {@link TokenCount} where none ran
     * @param credits by our price list; nothing is billed
     */
    public record Usage(long promptTokens, long completionTokens, int credits) {
        public long totalTokens() {
            return promptTokens + completionTokens;
        }
    }
}
