package dev.ocelli.api.http;

import dev.ocelli.api.wire.ResultDiffBody;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.evaluate.ResultDiff;
import dev.ocelli.engine.execution.Execution;
import dev.ocelli.engine.execution.Executions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        routes.get(PATH + "/{id}/diff", this::diff);
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

    /** Against the execution {@code with}; without it, a replay against what it repeats. */
    private void diff(Context context) {
        Execution execution = executions.get(Requests.projectId(), id(context));
        @Nullable String asked = context.queryParam("with");
        @Nullable
        String with = asked == null || asked.isBlank() ? execution.extras().replayOf() : asked;
        if (with == null) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, "with", "Name the execution to compare with: ?with=<execution id>.");
        }
        ResultDiff diff = executions.diff(Requests.projectId(), with, execution.id());
        var body = new ResultDiffBody(
                with,
                execution.id(),
                diff.same(),
                changes(diff.changed()),
                changes(diff.added()),
                changes(diff.removed()));
        Requests.answer(context, 200, body);
    }

    private static List<ResultDiffBody.Change> changes(List<ResultDiff.Change> changes) {
        return changes.stream()
                .map(change -> new ResultDiffBody.Change(change.field(), change.before(), change.after()))
                .toList();
    }

    /** The body may be empty; {@code skills} run in place of those of the first run. */
    private void replay(Context context) {
        boolean empty = context.bodyAsBytes().length == 0;
        Fields body = Fields.of(empty ? Json.object() : Requests.json(context));
        Execution replay = executions.replay(Requests.projectId(), id(context), SkillRefReader.skills(body));
        Requests.answer(context, 201, ExecutionBodies.of(replay));
    }
}
