package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.request.Prediction;
import dev.ocelli.engine.request.Predictions;
import dev.ocelli.engine.request.RunSearch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests for the console, with what people want to know of them beside the wire's own fields, and what people do with
 * them: {@code /v1/ui/requests}.
 */
public final class RequestListRoutes implements Routes {
    private static final String PATH = "/v1/ui/requests";

    private final Predictions predictions;
    private final Files files;
    private final SkillLookup skills;

    public RequestListRoutes(Predictions predictions, Files files, SkillLookup skills) {
        this.predictions = predictions;
        this.files = files;
        this.skills = skills;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.get(
                PATH + "/subjects",
                context -> Requests.answer(context, 200, subjects(predictions.subjects(Requests.projectId()))));
        routes.get(PATH + "/{id}", this::get);
        routes.post(PATH + "/{id}/cancel", context -> answer(context, 200, predictions::cancel));
        routes.post(PATH + "/{id}/rerun", context -> answer(context, 201, predictions::rerun));
        routes.delete(PATH + "/{id}", context -> answer(context, 200, predictions::delete));
    }

    /** Words to choose from, as a list of strings. */
    static ArrayNode subjects(List<String> found) {
        ArrayNode words = Json.array();
        found.forEach(words::add);
        return words;
    }

    private void answer(Context context, int status, BiFunction<String, String, Prediction> deed) {
        String projectId = Requests.projectId();
        Requests.answer(context, status, row(projectId, deed.apply(projectId, context.pathParam("id"))));
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context);
        RunSearch search = RunSearchReader.of(context);
        String projectId = Requests.projectId();
        context.header("x-total-count", Long.toString(predictions.count(projectId, search)));
        ArrayNode rows = Json.array();
        predictions.list(projectId, search, slice.skip(), slice.limit()).forEach(one -> rows.add(row(projectId, one)));
        Requests.answer(context, 200, rows);
    }

    private void get(Context context) {
        String projectId = Requests.projectId();
        Prediction prediction = predictions.get(projectId, context.pathParam("id"));
        ObjectNode body = row(projectId, prediction);
        body.set("response", prediction.outcome().response());
        body.set("asked", AskedBody.of(prediction.submission()));
        body.put("engine", prediction.outcome().making().engine());
        body.put("callback_url", prediction.extras().callbackUrl());
        body.set("metadata", prediction.extras().metadata());
        Requests.answer(context, 200, body);
    }

    private ObjectNode row(String projectId, Prediction prediction) {
        ObjectNode row = Json.object()
                .put("id", prediction.id())
                .put("status", prediction.status().wireName())
                .put("created_at", prediction.progress().createdAt().toString())
                .put("kind", prediction.submission().medium().name().toLowerCase(Locale.ROOT))
                .put("domain", prediction.submission().domain())
                .put("schema", prediction.submission().config().guidance().jsonSchema() != null)
                .put("message", prediction.progress().message())
                .put("pages", prediction.outcome().pages())
                .put("credits", prediction.outcome().credits());
        took(prediction.progress()).ifPresent(took -> row.put("duration_ms", took.toMillis()));
        OcelliException failure = prediction.outcome().failure();
        if (failure != null) {
            row.putObject("error")
                    .put("message", failure.getMessage())
                    .put("code", failure.code().wireCode());
        }
        JsonNode response = prediction.outcome().response();
        if (response != null && response.path("schemaUsed").isString()) {
            row.set("schema_used", response.path("schemaUsed"));
        }
        ArrayNode names = row.putArray("skills");
        prediction.submission().skills().forEach(skill -> names.add(name(projectId, skill)));
        ArrayNode inputs = row.putArray("files");
        prediction
                .submission()
                .fileIds()
                .forEach(id -> files.forWork(id)
                        .ifPresent(file -> inputs.addObject()
                                .put("id", file.id())
                                .put("filename", file.filename())
                                .put("media_type", file.mediaType().value())));
        return row;
    }

    /** A skill that is gone still says which it was. */
    private String name(String projectId, SkillRef reference) {
        try {
            return skills.resolve(projectId, reference, "skills").name();
        } catch (OcelliException e) {
            return switch (reference) {
                case SkillRef.ById byId -> byId.id();
                case SkillRef.ByName byName -> byName.name();
                case SkillRef.Inline inline -> inline.name();
            };
        }
    }

    private static Optional<Duration> took(Prediction.Progress progress) {
        @Nullable Instant began = progress.startedAt();
        @Nullable Instant ended = progress.completedAt();
        return began == null || ended == null ? Optional.empty() : Optional.of(Duration.between(began, ended));
    }
}
