package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.agent.ask.AskReader;
import java.util.List;
import java.util.function.Consumer;

/** Follows the graph of a skill. The same task and the same steps always lead to the same move. */
final class GraphPlanner implements AgentPlanner {
    private final SkillVersion skill;
    private final StateGraph graph;
    private final AskReader reader;
    private final ToolWords tools;

    GraphPlanner(SkillVersion skill, StateGraph graph, AskReader reader, ToolWords tools) {
        this.skill = skill;
        this.graph = graph;
        this.reader = reader;
        this.tools = tools;
    }

    @Override
    public Move next(AgentTask task, List<Step> done, StepLog log, Consumer<AgentEvent> listener) {
        var walk = new GraphWalk(task, skill, graph, reader, tools, done);
        try {
            Gathered gathered = walk.run();
            return new Move.Answer(new GraphAnswer(task, skill).of(gathered, walk.trace()));
        } catch (GraphCalls.Wanted wanted) {
            String state = walk.trace().visits().getLast().state();
            String words = graph.states().getOrDefault(state, "");
            return new Move.Call(wanted.calls(), words.isBlank() ? state : state + ": " + words);
        }
    }
}
