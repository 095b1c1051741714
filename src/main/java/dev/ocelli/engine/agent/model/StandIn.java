package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.Step.Trace;
import dev.ocelli.engine.agent.StepHash;
import dev.ocelli.engine.agent.StepLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plans with the model as long as it answers; when it fails before any tool has run, the embedded planner takes the run
 * over, and the steps and the words of the answer say so.
 */
final class StandIn implements AgentPlanner {
    private static final String SAID = "The model did not answer; the embedded engine answered instead.";
    private static final String BROKE_OFF = "\n\n*The model broke off here; the embedded engine answers instead.*\n\n";

    private final ModelPlanner model;
    private final AgentPlanner embedded;

    /** What the model told before it broke off; the answer begins with it. */
    private final StringBuilder told = new StringBuilder();

    /** Model calls before the embedded planner took over; negative while the model plans. */
    private int before = -1;

    StandIn(ModelPlanner model, AgentPlanner embedded) {
        this.model = model;
        this.embedded = embedded;
    }

    @Override
    public Move next(AgentTask task, List<Step> done, StepLog log, Consumer<AgentEvent> listener) {
        if (before >= 0) {
            return said(embedded.next(task, done.subList(before, done.size()), log, listener), List.of());
        }
        try {
            return model.move(task, done, log, event -> {
                if (event instanceof AgentEvent.Text(String piece)) {
                    told.append(piece);
                }
                listener.accept(event);
            });
        } catch (ModelFailure failure) {
            if (!done.isEmpty() || task.demandsCall()) { // only a model can ask for a call
                throw failure.reason();
            }
            List<Step> thinking = noted(failure, log);
            before = thinking.size();
            return said(embedded.next(task, List.of(), log, listener), thinking);
        }
    }

    /** The model calls so far, the last of which says that it failed. */
    private static List<Step> noted(ModelFailure failure, StepLog log) {
        List<Step> steps = new ArrayList<>(failure.steps());
        if (steps.isEmpty() || !steps.getLast().failed()) {
            int index = steps.size();
            steps.add(log.once(
                    "step-" + index,
                    Step.class,
                    () -> failed(index, failure.reason().getMessage())));
        }
        return steps;
    }

    static Step failed(int index, String words) {
        var input = Json.object();
        var trace = new Trace(SAID, List.of(), StepHash.of(Thought.STEP, input), Instant.EPOCH, 0, TokenUsage.NONE);
        return new Step(index, "", Thought.STEP, input, Json.object(), words, trace);
    }

    private Move said(Move move, List<Step> thinking) {
        return switch (move) {
            case Move.Call call -> new Move.Call(call.calls(), call.thought(), thinking);
            case Move.Answer answered -> new Move.Answer(said(answered.answer()), thinking);
        };
    }

    private AgentAnswer said(AgentAnswer answer) {
        if (answer.json() != null) {
            return answer;
        }
        String text = told.isEmpty() ? answer.text() + "\n\n*" + SAID + "*" : told + BROKE_OFF + answer.text();
        return new AgentAnswer(text, null, answer.citations(), answer.handedOver());
    }
}
