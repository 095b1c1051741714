package dev.ocelli.api.http;

import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.engine.execution.Execution;
import dev.ocelli.engine.execution.ExecutionInput;
import dev.ocelli.engine.execution.ExecutionWish;
import dev.ocelli.engine.execution.Executions;
import dev.ocelli.engine.request.RunSearch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Executions for the console: searched and sorted, with their inputs; and taken away: {@code /v1/ui/executions}. */
public final class ExecutionListRoutes implements Routes {
    private static final String PATH = "/v1/ui/executions";

    private final Executions executions;
    private final Files files;
    private final Artifacts artifacts;

    public ExecutionListRoutes(Executions executions, Files files, Artifacts artifacts) {
        this.executions = executions;
        this.files = files;
        this.artifacts = artifacts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.get(
                PATH + "/subjects",
                context -> Requests.answer(
                        context, 200, RequestListRoutes.subjects(executions.subjects(Requests.projectId()))));
        routes.get(PATH + "/{id}", this::get);
        routes.delete(PATH + "/{id}", this::delete);
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context);
        RunSearch search = RunSearchReader.of(context);
        String projectId = Requests.projectId();
        context.header("x-total-count", Long.toString(executions.count(projectId, search)));
        ArrayNode rows = Json.array();
        executions.list(projectId, search, slice.skip(), slice.limit()).forEach(one -> rows.add(row(one)));
        Requests.answer(context, 200, rows);
    }

    private void get(Context context) {
        Execution execution = executions.get(Requests.projectId(), context.pathParam("id"));
        ObjectNode body = row(execution);
        body.set("response", execution.outcome().response());
        body.set("asked", asked(execution));
        body.put("callback_url", execution.extras().callbackUrl());
        body.set("metadata", execution.extras().metadata());
        Requests.answer(context, 200, body);
    }

    private void delete(Context context) {
        Execution gone = executions.delete(Requests.projectId(), context.pathParam("id"));
        artifacts.forget(new Namespace(gone.projectId(), Namespace.Owner.EXECUTION, gone.id()));
        Requests.answer(context, 200, row(gone));
    }

    private ObjectNode row(Execution execution) {
        ObjectNode row = Json.object()
                .put("id", execution.id())
                .put("name", execution.name())
                .put("status", execution.status().wireName())
                .put("created_at", execution.progress().createdAt().toString())
                .put("message", execution.progress().message())
                .put("steps", execution.outcome().steps())
                .put("replay_of", execution.extras().replayOf());
        Execution.@Nullable Consumed consumed = execution.outcome().consumed();
        row.put("credits", consumed == null ? null : consumed.credits());
        @Nullable Instant began = execution.progress().startedAt();
        @Nullable Instant ended = execution.progress().completedAt();
        if (began != null) {
            row.put("started_at", began.toString());
        }
        if (began != null && ended != null) {
            row.put("completed_at", ended.toString())
                    .put("duration_ms", Duration.between(began, ended).toMillis());
        }
        @Nullable OcelliException failure = execution.outcome().failure();
        if (failure != null) {
            row.putObject("error")
                    .put("message", failure.getMessage())
                    .put("code", failure.code().wireCode());
        }
        row.set("files", files(execution.wish()));
        return row;
    }

    private ArrayNode files(ExecutionWish wish) {
        ArrayNode rows = Json.array();
        for (ExecutionInput input : wish.inputs()) {
            if (input instanceof ExecutionInput.FileInput(String name, String fileId)) {
                files.forWork(fileId)
                        .ifPresent(file -> rows.addObject()
                                .put("input", name)
                                .put("id", file.id())
                                .put("filename", file.filename())
                                .put("media_type", file.mediaType().value()));
            }
        }
        return rows;
    }

    private ObjectNode asked(Execution execution) {
        ExecutionWish wish = execution.wish();
        ObjectNode body = Json.object()
                .put("prompt", wish.settings().prompt())
                .put("model", wish.model())
                .put("max_seconds", wish.reach().maxSeconds())
                .put("max_steps", wish.reach().maxSteps());
        body.set("json_schema", wish.settings().jsonSchema());
        ArrayNode skills = body.putArray("skills");
        executions.skills(execution).forEach(skill -> skills.add(skill.name()));
        ArrayNode texts = body.putArray("inputs");
        for (ExecutionInput input : wish.inputs()) {
            switch (input) {
                case ExecutionInput.FileInput _ -> {}
                case ExecutionInput.TextInput(String name, String text) ->
                    texts.addObject().put("input", name).put("text", text);
                case ExecutionInput.ValueInput(String name, var value) ->
                    texts.addObject().put("input", name).set("value", value);
            }
        }
        return body;
    }
}
