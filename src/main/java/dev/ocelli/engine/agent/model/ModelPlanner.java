package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
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
        String objection = "";
        for (int round = 0; round <= MOST_OBJECTIONS; round++) {
            Step step = step(task, all, objection, log, judge.speaking(all, listener));
            List<Step> before = List.copyOf(all);
            all.add(step);
            List<Step> thinking = List.copyOf(all.subList(done.size(), all.size()));
            if (step.failed()) {
                throw new ModelFailure(thinking, failed(step));
            }
            switch (judge.judge(Thought.of(step), before, thinking, round == MOST_OBJECTIONS)) {
                case Judge.Judgement.Made(Move move) -> {
                    return move;
                }
                case Judge.Judgement.Objection(String words) -> objection = words;
            }
        }
        throw new ModelFailure(
                all.subList(done.size(), all.size()),
                new OcelliException(
                        ErrorCode.UPSTREAM_FAILED,
                        "The model '" + model.name() + "' gave no usable answer in " + (MOST_OBJECTIONS + 1)
                                + " tries; the last was refused: " + objection));
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
        if (speaking instanceof Speaking aloud) {
            aloud.end();
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

    /** Where JSON was refused once, tools are left out, so that the backend can hold the answer to the schema. */
    private ChatQuery query(AgentTask task, List<Step> steps, String objection) {
        boolean shaped = task.wanted().schema().isPresent() || task.wanted().json();
        boolean answerOnly = offer.tools().isEmpty() || (shaped && Judge.isAboutJson(objection));
        var conversation = new Conversation(task, offer, desk, model.abilities());
        var messages = new ArrayList<>(conversation.messages(steps));
        Conversation.append(messages, steps, objection);
        Integer asked = task.bounds().maxTokens();
        int most = model.abilities().answerTokens();
        return new ChatQuery(
                        messages,
                        answerOnly ? List.of() : offer.tools(),
                        answerOnly ? shape(task) : AnswerShape.FREE,
                        new ChatQuery.Sampling(
                                asked == null ? most : Math.min(asked, most),
                                task.bounds().temperature(),
                                null,
                                null))
                .by(task.bounds().deadline());
    }

    private static AnswerShape shape(AgentTask task) {
        return task.wanted()
                .schema()
                .<AnswerShape>map(schema -> new AnswerShape.Fitting("answer", schema))
                .orElse(task.wanted().json() ? AnswerShape.ANY_JSON : AnswerShape.FREE);
    }
}
