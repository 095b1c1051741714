package dev.ocelli.engine.agent.graph;

import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.StepLog;
import java.util.List;
import java.util.function.Consumer;

/** Follows the graph of a skill. The same task and the same steps always lead to the same move. */
final class GraphPlanner implements AgentPlanner {
    private final Guide guide;
    private final StateWords reader;
    private final ToolWords tools;

    GraphPlanner(Guide guide, StateWords reader, ToolWords tools) {
        this.guide = guide;
        this.reader = reader;
        this.tools = tools;
    }

    @Override
    public Move next(AgentTask task, List<Step> done, StepLog log, Consumer<AgentEvent> listener) {
        var walk = new GraphWalk(task, guide, reader, tools, done);
        try {
            Gathered gathered = walk.run();
            return new Move.Answer(new GraphAnswer(task, guide).of(gathered, walk.trace()));
        } catch (GraphCalls.Wanted wanted) {
            String state = walk.trace().visits().getLast().state();
            String words = guide.graph().states().getOrDefault(state, "");
            return new Move.Call(wanted.calls(), words.isBlank() ? state : state + ": " + words);
        }
    }
}
