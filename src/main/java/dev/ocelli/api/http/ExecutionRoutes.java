package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.execution.Execution;
import dev.ocelli.engine.execution.Executions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /v1/agent/executions}: list, read, steps, cancel, pause, resume, replay, compare. */
public final class ExecutionRoutes implements Routes {
    private static final String PATH = "/v1/agent/executions";

    private final Executions executions;

    public ExecutionRoutes(Executions executions) {
        this.executions = executions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.get(PATH + "/{id}", context -> answer(context, executions.get(Requests.projectId(), id(context))));
        routes.get(PATH + "/{id}/steps", this::steps);
        routes.post(
                PATH + "/{id}/cancel",
                context -> answer(context, executions.cancel(Requests.projectId(), id(context))));
        routes.post(
                PATH + "/{id}/pause", context -> answer(context, executions.pause(Requests.projectId(), id(context))));
        routes.post(
                PATH + "/{id}/resume",
                context -> answer(context, executions.resume(Requests.projectId(), id(context))));
        routes.post(PATH + "/{id}/replay", this::replay);
    }

    private static String id(Context context) {
        return context.pathParam("id");
    }

    private static void answer(Context context, Execution execution) {
        Requests.answer(context, 200, ExecutionBodies.of(execution));
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context);
        String projectId = Requests.projectId();
        context.header("x-total-count", Long.toString(executions.count(projectId)));
        Requests.answer(
                context,
                200,
                executions.list(projectId, slice.skip(), slice.limit()).stream()
                        .map(ExecutionBodies::of)
                        .toList());
    }

    private void steps(Context context) {
        Requests.answer(
                context,
                200,
                executions.steps(Requests.projectId(), id(context)).stream()
                        .map(ExecutionBodies::step)
                        .toList());
    }

    /** The body may be empty; {@code skills} run in place of those of the first run. */
    private void replay(Context context) {
        boolean empty = context.bodyAsBytes().length == 0;
        Fields body = Fields.of(empty ? Json.object() : Requests.json(context));
        Execution replay =
                executions.replay(Requests.projectId(), id(context), SkillRefReader.skills(body));
        Requests.answer(context, 201, ExecutionBodies.of(replay));
    }
}
