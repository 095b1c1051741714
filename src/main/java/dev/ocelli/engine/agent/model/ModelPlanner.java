package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.catalog.model.chat.ToolChoice;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.Step.Trace;
import dev.ocelli.engine.agent.StepHash;
import dev.ocelli.engine.agent.StepLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Asks a model what to do next. Each question is a step of the log, so that a run that is begun again repeats none; what
 * cannot be used is given back to the model with the reason, a few times.
 */
final class ModelPlanner implements AgentPlanner {
    private static final int MOST_OBJECTIONS = 3;

    private final ChatModel model;
    private final Offer offer;
    private final Desk desk;
    private final InstantSource clock;

    ModelPlanner(ChatModel model, Offer offer, Desk desk, InstantSource clock) {
        this.model = model;
        this.offer = offer;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Move next(AgentTask task, List<Step> done, StepLog log, Consumer<AgentEvent> listener) {
        try {
            return move(task, done, log, listener);
        } catch (ModelFailure failure) {
            throw failure.reason();
        }
    }

    /** The same; fails with what was tried. */
    Move move(AgentTask task, List<Step> done, StepLog log, Consumer<AgentEvent> listener) {
        var judge = new Judge(task, offer, desk);
        List<Step> all = new ArrayList<>(done);
        String because = "";
        int objections = 0;
        while (true) {
            boolean goingOn = because.equals(Utterance.GO_ON);
            Step step = step(task, all, because, log, judge.speaking(all, goingOn, listener));
            all.add(step);
            List<Step> thinking = List.copyOf(all.subList(done.size(), all.size()));
            if (step.failed()) {
                throw new ModelFailure(thinking, failed(step));
            }
            switch (judge.judge(List.copyOf(all), thinking)) {
                case Judge.Judgement.Made(Move move) -> {
                    return move;
                }
                case Judge.Judgement.Unfinished() -> because = Utterance.GO_ON;
                case Judge.Judgement.Hopeless(String words) -> throw new ModelFailure(thinking, cut(words));
                case Judge.Judgement.Objection(String words) -> {
                    if (objections++ == MOST_OBJECTIONS) {
                        throw new ModelFailure(thinking, useless(words));
                    }
                    because = words;
                }
            }
        }
    }

    private OcelliException useless(String objection) {
        return new OcelliException(
                ErrorCode.UPSTREAM_FAILED,
                "The model '" + model.name() + "' gave no usable answer in " + (MOST_OBJECTIONS + 1)
                        + " tries; the last was refused: " + objection);
    }

    private OcelliException cut(String objection) {
        return new OcelliException(
                ErrorCode.UPSTREAM_FAILED,
                "The answer of the model '" + model.name()
                        + "' was cut at its limit of tokens, and what came of it cannot"
                        + " be used: " + objection
                        + " Allow more with max_tokens, or with answer_tokens of its backend in ocelli.yaml.");
    }

    private static OcelliException failed(Step step) {
        return new OcelliException(ErrorCode.UPSTREAM_FAILED, String.valueOf(step.error()));
    }

    private Step step(AgentTask task, List<Step> steps, String objection, StepLog log, ChatListener speaking) {
        int index = steps.size();
        try {
            return log.once("step-" + index, Step.class, () -> ask(task, steps, objection, speaking));
        } catch (OcelliException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the run was interrupted");
            }
            Instant deadline = task.bounds().deadline();
            if (deadline != null && !clock.instant().isBefore(deadline)) {
                return log.once(
                        "step-" + index,
                        Step.class,
                        () -> { // the log ends the run at its deadline
                            throw e;
                        });
            }
            throw new ModelFailure(steps.subList(steps.size(), steps.size()), e);
        }
    }

    private Step ask(AgentTask task, List<Step> steps, String objection, ChatListener speaking) {
        Instant started = clock.instant();
        long began = System.nanoTime();
        ChatReply reply = model.answer(query(task, steps, objection), speaking);
        if (speaking instanceof Speaking aloud && reply.finish() != Finish.LENGTH) {
            aloud.end(); // a cut answer may be gone on with; what is left of it is told with the answer
        }
        int index = steps.size();
        Thought thought = Thought.of(reply, ids(steps), index);
        var input = Thought.input(model.name(), objection);
        var trace = new Trace(
                summary(thought),
                List.of(),
                StepHash.of(Thought.STEP, input),
                started,
                (System.nanoTime() - began) / 1_000_000,
                reply.usage());
        return new Step(index, "model_" + index, Thought.STEP, input, thought.output(), null, trace);
    }

    private static Set<String> ids(List<Step> steps) {
        Set<String> ids = new HashSet<>();
        for (Step step : steps) {
            ids.add(step.id());
            if (step.name().equals(Thought.STEP) && !step.failed()) {
                Thought.of(step).calls().forEach(call -> ids.add(call.id()));
            }
        }
        return ids;
    }

    private static String summary(Thought thought) {
        String who = "The model (" + thought.backend() + ") ";
        return thought.calls().isEmpty()
                ? who + "answered."
                : who + "asked for "
                        + String.join(
                                ", ",
                                thought.calls().stream()
                                        .map(call -> call.name())
                                        .toList()) + ".";
    }

    /** What holds an answer to a schema would also force one that goes on to begin anew. Where JSON was refused once, tools are left out, so that the backend can hold the answer to the schema. */
    private ChatQuery query(AgentTask task, List<Step> steps, String objection) {
        boolean shaped = task.wanted().schema().isPresent() || task.wanted().json();
        boolean goingOn = objection.equals(Utterance.GO_ON);
        boolean answerOnly = offer.tools().isEmpty() || (shaped && (goingOn || Judge.isAboutJson(objection)));
        var conversation = new Conversation(task, offer, desk, model.abilities());
        var messages = new ArrayList<>(conversation.messages(steps));
        Conversation.append(messages, steps, objection);
        return new ChatQuery(
                        messages,
                        answerOnly ? List.of() : offer.tools(),
                        answerOnly && !goingOn ? shape(task) : AnswerShape.FREE,
                        new ChatQuery.Sampling(
                                tokens(
                                        task,
                                        goingOn ? Utterance.all(steps).getLast().tokens() : 0),
                                task.bounds().temperature(),
                                null,
                                null))
                .choosing(task.demandsCall() ? task.callerTools().choice() : new ToolChoice.Auto())
                .by(task.bounds().deadline());
    }

    private int tokens(AgentTask task, long used) {
        int most = model.abilities().answerTokens();
        Integer asked = task.bounds().maxTokens();
        return asked == null ? most : (int) Math.clamp(asked - used, 1, most);
    }

    private static AnswerShape shape(AgentTask task) {
        return task.wanted()
                .schema()
                .<AnswerShape>map(schema -> new AnswerShape.Fitting("answer", schema))
                .orElse(task.wanted().json() ? AnswerShape.ANY_JSON : AnswerShape.FREE);
    }
}
