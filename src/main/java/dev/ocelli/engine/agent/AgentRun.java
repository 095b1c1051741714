package dev.ocelli.engine.agent;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.engine.agent.AgentOutcome.End;
import dev.ocelli.engine.agent.RunLimits.DeadlinePassed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of one task. */
final class AgentRun {
    private final AgentPlanner planner;
    private final EngineRooms rooms;
    private final AgentTask task;
    private final StepLog log;
    private final Telling telling;
    private final RunLimits limits;
    private final Calls calls;
    private final List<Step> steps = new ArrayList<>();
    private final List<Material> materials;

    AgentRun(
            AgentPlanner planner,
            Toolbox tools,
            EngineRooms rooms,
            InstantSource clock,
            AgentTask task,
            StepLog log,
            Consumer<AgentEvent> listener) {
        this.planner = planner;
        this.rooms = rooms;
        this.task = task;
        this.telling = new Telling(listener);
        this.limits = new RunLimits(task.bounds().deadline(), clock);
        this.log = limits.around(log);
        this.calls = new Calls(tools, rooms.with(new KeptLooks(rooms.eyes(), log)), task, clock, this.log, telling);
        this.materials = new ArrayList<>(task.materials());
    }

    AgentOutcome run() {
        try {
            while (true) {
                Move move = planner.next(task, List.copyOf(steps), log, telling);
                move.thinking().forEach(this::done);
                switch (move) {
                    case Move.Answer answered -> {
                        telling.rest(answered.answer().text());
                        return outcome(answered.answer(), answered.answer().cut() ? End.TOKEN_LIMIT : End.ANSWERED);
                    }
                    case Move.Call call
                    when steps.size() + call.calls().size() > task.bounds().mostSteps() -> {
                        return cutShort(End.STEP_LIMIT);
                    }
                    case Move.Call call -> call(call);
                }
            }
        } catch (DeadlinePassed e) {
            return cutShort(End.DEADLINE);
        }
    }

    private void call(Move.Call call) {
        if (!call.thought().isBlank()) {
            telling.accept(new AgentEvent.Progress(call.thought()));
        }
        calls.run(call.calls(), steps.size(), materials, limits).forEach(this::done);
    }

    private void done(Step step) {
        steps.add(step);
        for (Artifact artifact : step.trace().artifacts()) {
            if (materials.stream().noneMatch(known -> known.name().equals(artifact.id()))) {
                materials.add(EngineContext.material(rooms.artifacts(), task.namespace(), artifact));
            }
        }
        telling.accept(new AgentEvent.StepDone(step));
    }

    private AgentOutcome cutShort(End end) {
        String told = telling.told();
        String words = (told.isEmpty() ? "" : told + "\n\n")
                + CutShort.words(end, task.bounds().mostSteps(), steps);
        telling.rest(words);
        return outcome(new AgentAnswer(words, null, List.of(), List.of()), end);
    }

    private AgentOutcome outcome(AgentAnswer answer, End end) {
        TokenUsage tokens = steps.stream().map(step -> step.trace().tokens()).reduce(TokenUsage.NONE, TokenUsage::plus);
        return new AgentOutcome(answer, steps, tokens, end);
    }
}
