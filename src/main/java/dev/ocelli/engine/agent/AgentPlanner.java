package dev.ocelli.engine.agent;

import java.util.List;
import java.util.function.Consumer;

/** Decides what an agent does next. One planner a run; not shared between runs. */
public interface AgentPlanner {
    /**
     * The next move. With the same task and the same steps it is the same move: a run that is begun again goes the same
     * way. Calls of models therefore go through {@code log}.
     *
     * @param done the steps so far, oldest first
     */
    Move next(AgentTask task, List<Step> done, StepLog log, Consumer<AgentEvent> listener);
}
