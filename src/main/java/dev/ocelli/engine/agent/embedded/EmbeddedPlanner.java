package dev.ocelli.engine.agent.embedded;

import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.PlannerChoice;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.agent.ask.AskReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plans by rules: reads what is asked, does it with tools, and answers with what the tools found. It makes nothing up, and
 * what documents say is never an ask. The same task and steps give the same move.
 */
public final class EmbeddedPlanner implements AgentPlanner {
    private final Toolbox tools;
    private final AskReader reader;

    public EmbeddedPlanner(Toolbox tools, AskReader reader) {
        this.tools = tools;
        this.reader = reader;
    }

    /** Plans every task. */
    public static PlannerChoice choice(Toolbox tools, AskReader reader) {
        return task -> Optional.of(new EmbeddedPlanner(tools, reader));
    }

    @Override
    public Move next(AgentTask task, List<Step> done, StepLog log, Consumer<AgentEvent> listener) {
        try {
            var stage = new Stage(task, new Hands(tools, task, done), reader.vocabulary());
            return new Move.Answer(new Program(stage, reader).answer());
        } catch (Hands.Wanted wanted) {
            return new Move.Call(wanted.calls(), "");
        }
    }
}
