package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.feedback.Feedback;
import dev.ocelli.engine.evaluate.Corrections;
import dev.ocelli.engine.evaluate.Corrections.Correction;
import dev.ocelli.engine.evaluate.Corrections.Outcome;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Corrections for the console, and how they become tests of skills: {@code /v1/ui/corrections}. */
public final class CorrectionRoutes implements Routes {
    private static final String PATH = "/v1/ui/corrections";
    private static final int MOST_AT_ONCE = 200;

    private final Corrections corrections;

    public CorrectionRoutes(Corrections corrections) {
        this.corrections = corrections;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::newest);
        routes.post(PATH + "/tests", this::toTests);
    }

    private void newest(Context context) {
        var slice = Requests.Slice.of(context);
        ArrayNode rows = Json.array();
        corrections.newest(Requests.projectId(), slice.skip(), slice.limit()).forEach(one -> rows.add(row(one)));
        Requests.answer(context, 200, rows);
    }

    private static ObjectNode row(Correction one) {
        Feedback feedback = one.feedback();
        ObjectNode row = Json.object()
                .put("id", feedback.id())
                .put("kind", feedback.target().kind().wireName())
                .put("target_id", feedback.target().id())
                .put("created_at", feedback.createdAt().toString())
                .put("notes", feedback.notes())
                .put("filename", one.filename())
                .put("skill", one.skill());
        row.set("response", feedback.response());
        ArrayNode changes = row.putArray("changes");
        one.changes().forEach(change -> {
            ObjectNode leaf = changes.addObject().put("field", change.field());
            leaf.set("before", change.before());
            leaf.set("after", change.after());
        });
        if (one.test() != null) {
            row.putObject("test")
                    .put("id", one.test().id())
                    .put("name", one.test().name())
                    .put("version", one.test().version());
        }
        return row;
    }

    /** {@code {"ids": [feedback ids], "skill": name or null}}. */
    private void toTests(Context context) {
        Fields body = Fields.of(Requests.json(context));
        List<String> ids = body.texts("ids", MOST_AT_ONCE);
        if (ids.isEmpty()) {
            throw body.refused("ids", "ids is empty; expected the ids of the corrections that are to become tests.");
        }
        Outcome outcome = corrections.toTests(Requests.projectId(), ids, body.word("skill"));
        ObjectNode answer = Json.object();
        ArrayNode added = answer.putArray("added");
        outcome.added().forEach(one -> {
            ObjectNode version = added.addObject()
                    .put("id", one.version().id())
                    .put("name", one.version().name())
                    .put("version", one.version().version());
            ArrayNode of = version.putArray("corrections");
            one.feedbackIds().forEach(of::add);
        });
        ArrayNode left = answer.putArray("left");
        outcome.left()
                .forEach(one -> left.addObject().put("id", one.feedbackId()).put("reason", one.reason()));
        Requests.answer(context, 200, answer);
    }
}
