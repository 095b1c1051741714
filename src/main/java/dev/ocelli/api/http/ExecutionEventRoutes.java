package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.execution.Execution;
import dev.ocelli.engine.execution.ExecutionEvent;
import dev.ocelli.engine.execution.Executions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /v1/agent/executions/{id}/events}: what happened so far, then what happens, as server-sent events until the
 * execution is done. {@code Last-Event-ID} (or {@code ?after=}) goes on behind an event. Any process can be asked: events
 * come through the database.
 */
public final class ExecutionEventRoutes implements Routes {
    private static final int AT_ONCE = 500;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS_PER_HEARTBEAT = 20;
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final Executions executions;

    public ExecutionEventRoutes(Executions executions) {
        this.executions = executions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/agent/executions/{id}/events", this::watch);
    }

    private void watch(Context context) throws IOException {
        Execution execution = executions.get(Requests.projectId(), context.pathParam("id"));
        int after = after(context);
        List<ExecutionEvent> next = executions.events(execution, after, AT_ONCE);
        if (next.isEmpty() && execution.status().isDone()) {
            context.status(204); // a browser that comes back for more is told that there is none
            return;
        }
        context.contentType("text/event-stream; charset=utf-8");
        context.header("Cache-Control", "no-cache");
        context.header("X-Accel-Buffering", "no");
        stream(execution, after, context.res().getOutputStream());
    }

    private static int after(Context context) {
        @Nullable String header = context.header("Last-Event-ID");
        return header != null && header.matches("[0-9]{1,9}")
                ? Integer.parseInt(header)
                : Requests.number(context, "after", 0, 0, Integer.MAX_VALUE);
    }

    private void stream(Execution execution, int begin, OutputStream out) throws IOException {
        int last = begin;
        int quiet = 0;
        boolean done = false;
        while (!done) {
            List<ExecutionEvent> next = executions.events(execution, last, AT_ONCE);
            for (ExecutionEvent event : next) {
                out.write(text(event).getBytes(StandardCharsets.UTF_8));
                last = event.number();
                done = isEnd(event);
            }
            if (next.isEmpty()) {
                quiet++;
                if (quiet % LOOKS_PER_HEARTBEAT == 0) {
                    out.write(HEARTBEAT);
                }
            }
            out.flush();
            done = done || (next.isEmpty() && isOver(execution, last));
            if (!done && next.isEmpty()) {
                executions.await(execution, LOOK);
            }
        }
    }

    private static boolean isEnd(ExecutionEvent event) {
        return event.kind().equals(ExecutionEvent.STATUS)
                && List.of("completed", "failed")
                        .contains(event.body().path("status").asString(""));
    }

    /** Done without a last word, which only an execution of an older version can be. */
    private boolean isOver(Execution execution, int last) {
        return executions.get(execution.projectId(), execution.id()).status().isDone()
                && executions.events(execution, last, 1).isEmpty();
    }

    private static String text(ExecutionEvent event) {
        ObjectNode data = event.body().deepCopy();
        data.put("at", event.at().toString());
        return "id: " + event.number() + "\nevent: " + event.kind() + "\ndata: " + Json.write(data) + "\n\n";
    }
}
