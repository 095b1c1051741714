package dev.ocelli.engine.agent.graph;

import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.PlannerChoice;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.agent.ask.AskReader;
import java.util.List;
import java.util.Optional;

/** Plans executions whose skill has a graph, and those that only fill a schema, without a model. Any thread. */
public final class GraphChoice implements PlannerChoice {
    private final Toolbox tools;
    private final StateWords reader;

    public GraphChoice(Toolbox tools, AskReader reader) {
        this.tools = tools;
        this.reader = new StateWords(reader);
    }

    @Override
    public Optional<AgentPlanner> choose(AgentTask task) {
        return Guide.of(task).map(guide -> new GraphPlanner(guide, reader, new ToolWords(tools, task)));
    }

    /** The way that these steps took through the graph of the task's skill; empty when no skill has a graph. */
    public Optional<GraphTrace> trace(AgentTask task, List<Step> steps) {
        return Guide.of(task).map(guide -> {
            var walk = new GraphWalk(task, guide, reader, new ToolWords(tools, task), steps);
            try {
                walk.run();
            } catch (GraphCalls.Wanted e) {
                return walk.trace(); // as far as it is
            }
            return walk.trace();
        });
    }
}
