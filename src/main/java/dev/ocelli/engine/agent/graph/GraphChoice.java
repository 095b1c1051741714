package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.skill.AgentManifest;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.PlannerChoice;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.agent.ask.AskReader;
import java.util.List;
import java.util.Optional;

/** Plans executions whose skill has a graph, without a model: the graph is the program. Any thread. */
public final class GraphChoice implements PlannerChoice {
    private final Toolbox tools;
    private final AskReader reader;

    public GraphChoice(Toolbox tools, AskReader reader) {
        this.tools = tools;
        this.reader = reader;
    }

    @Override
    public Optional<AgentPlanner> choose(AgentTask task) {
        return task.namespace().owner() != Owner.EXECUTION
                ? Optional.empty()
                : withGraph(task.skills())
                        .map(skill -> new GraphPlanner(
                                skill, manifest(skill).graph(), reader, new ToolWords(tools, task)));
    }

    /** The way that these steps took through the graph of the task's skill; empty when no skill has a graph. */
    public Optional<GraphTrace> trace(AgentTask task, List<Step> steps) {
        return withGraph(task.skills()).map(skill -> {
            var walk = new GraphWalk(
                    task, skill, manifest(skill).graph(), reader, new ToolWords(tools, task), steps);
            try {
                walk.run();
            } catch (GraphCalls.Wanted e) {
                return walk.trace(); // as far as it is
            }
            return walk.trace();
        });
    }

    private static Optional<SkillVersion> withGraph(List<SkillVersion> skills) {
        return skills.stream()
                .filter(skill -> skill.bundle().manifest().isPresent())
                .findFirst();
    }

    private static AgentManifest manifest(SkillVersion skill) {
        return skill.bundle().manifest().orElseThrow();
    }
}
