package dev.ocelli.engine.execution;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentOutcome.End;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Look;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.StepHash;
import dev.ocelli.engine.agent.StepLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run of as many steps as the prompt says ({@code steps=3}); steps wait for a permit of {@link #gate}. {@code model=1}
 * makes step 1 a model call, whose answer counts how often it was asked. {@code words} answers in words.
 */
final class ScriptedRunner implements Runner {
    final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
    final List<String> worked = new CopyOnWriteArrayList<>();
    final List<AgentTask> tasks = new CopyOnWriteArrayList<>();
    final AtomicInteger modelAsked = new AtomicInteger();

    @Override
    public AgentOutcome run(AgentTask task, StepLog log, Consumer<AgentEvent> listener) {
        tasks.add(task);
        String prompt = task.turns().getLast().text();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < number(prompt, "steps"); i++) {
            int index = i;
            boolean model = prompt.contains("model=" + i);
            steps.add(log.once("step-" + i, Step.class, () -> work(task, index, model, listener)));
        }
        ObjectNode json = Json.object().put("steps", steps.size());
        if (prompt.contains("looks")) {
            json.put("seen", log.once(Look.NAME + "1", Look.class, this::look).words());
        }
        steps.stream().filter(step -> step.name().equals("model")).forEach(step -> json.set("said", step.output()));
        @Nullable ObjectNode answer = prompt.contains("words") ? null : json;
        return new AgentOutcome(
                new AgentAnswer("Done.", answer, List.of(), List.of()), steps, TokenUsage.NONE, End.ANSWERED);
    }

    private Step work(AgentTask task, int index, boolean model, Consumer<AgentEvent> listener) {
        listener.accept(new AgentEvent.StepStarted(index, "count", "{}"));
        gate.acquireUninterruptibly();
        worked.add(task.namespace().id() + " " + index);
        ObjectNode output = Json.object().put("n", model ? modelAsked.incrementAndGet() : index);
        ObjectNode input = Json.object().put("i", index);
        String name = model ? "model" : "count";
        var trace = new Step.Trace(
                "Counted " + index + ".", List.of(), StepHash.of(name, input), Instant.EPOCH, 1, TokenUsage.NONE);
        return new Step(index, "call-" + index, name, input, output, null, trace);
    }

    private Look look() {
        return new Look("a barn, at look " + modelAsked.incrementAndGet());
    }

    private static int number(String prompt, String word) {
        var found = java.util.regex.Pattern.compile(word + "=(\\d+)").matcher(prompt);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
