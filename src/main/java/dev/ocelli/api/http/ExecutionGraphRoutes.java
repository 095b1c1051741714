package dev.ocelli.api.http;

import dev.ocelli.api.wire.GraphBody;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.graph.GraphDrawing;
import dev.ocelli.engine.agent.graph.GraphTrace;
import dev.ocelli.engine.agent.graph.GraphTrace.Visit;
import dev.ocelli.engine.execution.Executions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/agent/executions/{id}/graph}: the path through the skill's graph as JSON, Mermaid ({@code ?format=mermaid}) or SVG. */
public final class ExecutionGraphRoutes implements Routes {
    private final Executions executions;

    public ExecutionGraphRoutes(Executions executions) {
        this.executions = executions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/agent/executions/{id}/graph", this::graph);
    }

    private void graph(Context context) {
        GraphTrace trace = executions
                .trace(Requests.projectId(), context.pathParam("id"))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "id",
                        "The execution ran without a graph: no skill of it has vlmrun.yaml."));
        var drawing = new GraphDrawing(trace);
        String format = Optional.ofNullable(context.queryParam("format")).orElse("json");
        switch (format) {
            case "json" -> Requests.answer(context, 200, body(trace, drawing));
            case "mermaid" -> context.contentType("text/plain; charset=utf-8").result(drawing.mermaid());
            case "svg" -> context.contentType("image/svg+xml").result(drawing.svg());
            default ->
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "format",
                        "format is '" + format + "'; expected json, mermaid or svg.");
        }
    }

    private static GraphBody body(GraphTrace trace, GraphDrawing drawing) {
        return new GraphBody(
                drawing.path(),
                trace.graph().states().entrySet().stream()
                        .map(state -> state(trace, state.getKey(), state.getValue()))
                        .toList(),
                trace.graph().edges().stream()
                        .map(edge -> new GraphBody.Edge(
                                edge.from(),
                                edge.to(),
                                edge.label(),
                                trace.taken().contains(edge)))
                        .toList(),
                drawing.mermaid());
    }

    private static GraphBody.State state(GraphTrace trace, String name, String words) {
        List<Visit> visits = trace.visits().stream()
                .filter(visit -> visit.state().equals(name))
                .toList();
        return new GraphBody.State(
                name,
                words,
                !visits.isEmpty(),
                visits.stream().mapToInt(Visit::documents).sum(),
                visits.stream().flatMap(visit -> visit.steps().stream()).toList());
    }
}
