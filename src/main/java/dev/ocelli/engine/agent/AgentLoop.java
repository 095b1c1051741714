package dev.ocelli.engine.agent;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Plans, calls tools, logs each step and tells what happens, until there is an answer. Any thread; one loop serves all
 * runs.
 *
 * <p>With the same task and the same log a run goes the same way: finished steps come from the log, what they made is
 * there again, and only what is missing is done.
 */
public final class AgentLoop {
    private final PlannerChoice planners;
    private final Toolbox tools;
    private final EngineRooms rooms;
    private final InstantSource clock;

    public AgentLoop(PlannerChoice planners, Toolbox tools, EngineRooms rooms, InstantSource clock) {
        this.planners = planners;
        this.tools = tools;
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * Runs a task to its end on the calling thread. A tool that fails is a step with an error, for the planner to see.
     *
     * <p>Events come one at a time, from several threads. Those of a step that stands in the log come again, apart from
     * {@code StepStarted}.
     *
     * @param log steps are named {@code step-0}, {@code step-1}, …
     * @throws OcelliException {@code NEEDS_MODEL} when nobody can plan the task; else what the planner throws
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     */
    public AgentOutcome run(AgentTask task, StepLog log, Consumer<AgentEvent> listener) {
        AgentPlanner planner = planners.choose(task)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NEEDS_MODEL,
                        "Nobody here can plan this task; plug in a model: set OCELLI_MODEL_URL."));
        return new AgentRun(planner, tools, rooms, clock, task, log, listener).run();
    }
}
