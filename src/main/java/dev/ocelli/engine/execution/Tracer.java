package dev.ocelli.engine.execution;

import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.graph.GraphTrace;
import java.util.List;
import java.util.Optional;

/** Tells which way steps took through the graph of a task's skill. */
@FunctionalInterface
public interface Tracer {
    Tracer NONE = (task, steps) -> Optional.empty();

    Optional<GraphTrace> trace(AgentTask task, List<Step> steps);
}
