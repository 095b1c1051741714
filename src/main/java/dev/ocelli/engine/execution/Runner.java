package dev.ocelli.engine.execution;

import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.StepLog;
import java.util.function.Consumer;

/** The agent's loop, as executions see it. */
@FunctionalInterface
public interface Runner {
    /**
     * Runs to the answer. Steps that {@code log} knows are not run again.
     *
     * @throws dev.ocelli.core.base.OcelliException when there can be no answer
     */
    AgentOutcome run(AgentTask task, StepLog log, Consumer<AgentEvent> listener);
}
