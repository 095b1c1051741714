package dev.ocelli.fake;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.chat.AgentRunner;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An agent that answers from a queue and keeps what it was asked; with an empty queue it repeats the question. */
public final class ScriptedAgent implements AgentRunner {
    /** Everything it was asked, oldest first. */
    public final List<AgentTask> asked = new CopyOnWriteArrayList<>();

    private final BlockingQueue<AgentRunner> answers = new LinkedBlockingQueue<>();

    public ScriptedAgent then(AgentRunner answer) {
        answers.add(answer);
        return this;
    }

    public ScriptedAgent thenSay(String text) {
        return then((task, log, listener) -> outcome(text, null));
    }

    public ScriptedAgent thenGive(ObjectNode json) {
        return then((task, log, listener) -> outcome(json.toString(), json));
    }

    public static AgentOutcome outcome(String text, @Nullable ObjectNode json) {
        return new AgentOutcome(
                new AgentAnswer(text, json, List.of(), List.of()),
                List.of(),
                TokenUsage.NONE,
                AgentOutcome.End.ANSWERED);
    }

    @Override
    public AgentOutcome run(AgentTask task, StepLog log, Consumer<AgentEvent> listener) {
        asked.add(task);
        AgentRunner next = answers.poll();
        return next == null
                ? outcome("You said: " + task.turns().getLast().text(), null)
                : next.run(task, log, listener);
    }
}
