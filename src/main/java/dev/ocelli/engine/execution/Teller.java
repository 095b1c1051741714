package dev.ocelli.engine.execution;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.request.JobStatus;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells how far one run of an execution is: in {@code usage.message}, and as events. Words of progress are told not more
 * often than twice a second; finished steps are told by the log that keeps them, pieces of the answer not at all.
 */
final class Teller implements Consumer<AgentEvent> {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_INPUT = 2_000;

    private final ExecutionRepository executions;
    private final HistoryRepository history;
    private final String id;
    private final Runnable goOn;
    private long next = System.nanoTime();

    /** @param goOn asked as often as progress is told; what it throws ends the work that told it */
    Teller(ExecutionRepository executions, HistoryRepository history, String id, Runnable goOn) {
        this.executions = executions;
        this.history = history;
        this.id = id;
        this.goOn = goOn;
    }

    @Override
    public synchronized void accept(AgentEvent event) {
        switch (event) {
            case AgentEvent.Progress(String words) -> progress(words);
            case AgentEvent.StepStarted(int index, String tool, String input) -> {
                history.add(id, ExecutionEvent.STEP_STARTED, started(index, tool, input));
                note("step " + (index + 1) + ": " + tool.replace('_', ' '));
            }
            case AgentEvent.StepDone done -> {}
            case AgentEvent.Text text -> {}
        }
    }

    private static ObjectNode started(int index, String tool, String input) {
        String shown = input.length() > MOST_INPUT ? input.substring(0, MOST_INPUT) + "…" : input;
        return Json.object().put("index", index).put("name", tool).put("input", shown);
    }

    private void progress(String words) {
        if (note(words)) {
            history.add(id, ExecutionEvent.PROGRESS, Json.object().put("message", words));
        }
    }

    private boolean note(String words) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + PAUSE_NANOS;
        goOn.run();
        executions.note(id, words);
        return true;
    }

    /** Tells a change of state; whoever changes it calls this in the same transaction. */
    static void tell(HistoryRepository history, String id, JobStatus status, @Nullable String message) {
        ObjectNode body = Json.object().put("status", status.wireName());
        if (message != null) {
            body.put("message", message);
        }
        history.add(id, ExecutionEvent.STATUS, body);
    }
}
