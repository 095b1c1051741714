package dev.ocelli.engine.agent;

import java.util.List;
import java.util.Optional;

/** Plug: who plans a task, such as a model, the graph of a skill, or the rules that come with Ocelli. */
@FunctionalInterface
public interface PlannerChoice {
    /** A planner for one run of this task; empty when another choice should be asked. */
    Optional<AgentPlanner> choose(AgentTask task);

    /** The first of these that has a planner for the task. */
    static PlannerChoice firstOf(List<PlannerChoice> choices) {
        return task ->
                choices.stream().flatMap(choice -> choice.choose(task).stream()).findFirst();
    }
}
