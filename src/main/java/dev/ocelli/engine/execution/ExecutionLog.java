package dev.ocelli.engine.execution;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.job.Steps;
import dev.ocelli.engine.agent.Look;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.StepLog;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The job's journal, which also keeps each finished step with its execution. In a replay the answers of models come from
 * the first run, so that the same questions end the same way.
 */
final class ExecutionLog implements StepLog {
    private static final String MODEL = "model";

    private final Steps steps;
    private final HistoryRepository history;
    private final String executionId;
    private final Optional<String> recorded;

    /** @param recorded the execution whose models answer again; empty: models are asked */
    ExecutionLog(Steps steps, HistoryRepository history, String executionId, Optional<String> recorded) {
        this.steps = steps;
        this.history = history;
        this.executionId = executionId;
        this.recorded = recorded;
    }

    @Override
    public <T> T once(String name, Class<T> type, Supplier<T> work) {
        T made = steps.once(
                name,
                type,
                () -> recorded(name).filter(type::isInstance).map(type::cast).orElseGet(work));
        switch (made) {
            case Step step -> history.addStep(executionId, step, told(step));
            case Look look -> history.addLook(executionId, name, look);
            default -> {} // parts of steps are kept in the journal alone
        }
        return made;
    }

    /** The model's answer of the first run: at this step, or to this question about pictures. */
    private Optional<?> recorded(String name) {
        if (name.startsWith(Look.NAME)) {
            return recorded.flatMap(id -> history.look(id, name));
        }
        return name.matches("step-[0-9]{1,6}")
                ? recorded.flatMap(id -> history.step(id, Integer.parseInt(name.substring(5))))
                        .filter(step -> step.name().equals(MODEL) && !step.failed())
                : Optional.empty();
    }

    /** A step as watchers see it: what was done, not the whole output. */
    private static ObjectNode told(Step step) {
        ObjectNode body = Json.object()
                .put("index", step.index())
                .put("name", step.name())
                .put("id", step.id())
                .put("summary", step.trace().summary())
                .put("duration_ms", step.trace().millis());
        if (step.failed()) {
            body.put("error", step.error());
        }
        var artifacts = body.putArray("artifacts");
        step.trace()
                .artifacts()
                .forEach(artifact ->
                        artifacts.addObject().put("id", artifact.id()).put("filename", artifact.filename()));
        return body;
    }
}
