package dev.ocelli.engine.chat;

import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.StepLog;
import java.util.function.Consumer;

/** Runs a task to its end on the calling thread; in the product this is {@code AgentLoop}. */
@FunctionalInterface
public interface AgentRunner {
    AgentOutcome run(AgentTask task, StepLog log, Consumer<AgentEvent> listener);
}
