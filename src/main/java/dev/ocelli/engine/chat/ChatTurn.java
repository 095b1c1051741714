package dev.ocelli.engine.chat;

import dev.ocelli.engine.agent.AgentTask;
import java.time.Instant;

/**
 * A call of chat completions that was accepted and waits for its answer: {@link ChatCompletions#answer} must follow, or
 * {@link ChatCompletions#abandon}.
 *
 * @param id of the completion
 * @param model as the caller named it
 * @param place which turn of the session it is, and the right to be the one that is answered now
 */
public record ChatTurn(String id, String sessionId, String model, Instant createdAt, AgentTask task, Place place) {

    /** @param holder names this turn as the one that the session waits for */
    public record Place(String projectId, int number, String holder) {}
}
