package dev.ocelli.engine.agent;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import java.util.List;

/** How a run ended well: what was said, and every step on the way. */
public record AgentOutcome(AgentAnswer answer, List<Step> steps, TokenUsage tokens) {
    public AgentOutcome {
        steps = List.copyOf(steps);
    }
}
