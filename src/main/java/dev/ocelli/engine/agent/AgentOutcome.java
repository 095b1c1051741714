package dev.ocelli.engine.agent;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import java.util.List;

/** How a run ended well: what was said, and every step on the way. */
public record AgentOutcome(AgentAnswer answer, List<Step> steps, TokenUsage tokens, End end) {
    public AgentOutcome {
        steps = List.copyOf(steps);
    }

    /** Why a run ended. In the last two cases the answer's words say what was done so far; there is no JSON then. */
    public enum End {
        ANSWERED,
        /** The answer is the beginning of a longer one: see {@link AgentAnswer#cut}. */
        TOKEN_LIMIT,
        /** {@link AgentTask.Bounds#mostSteps} was reached. */
        STEP_LIMIT,
        /** {@link AgentTask.Bounds#deadline} passed. */
        DEADLINE
    }
}
