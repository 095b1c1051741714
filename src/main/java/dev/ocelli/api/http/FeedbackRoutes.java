package dev.ocelli.api.http;

import dev.ocelli.api.wire.FeedbackBody;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.feedback.Feedback;
import dev.ocelli.core.feedback.FeedbackTarget;
import dev.ocelli.core.feedback.FeedbackTarget.Kind;
import dev.ocelli.core.feedback.Feedbacks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/feedback/*}: wire contract A, section 10. */
public final class FeedbackRoutes implements Routes {
    private final Feedbacks feedbacks;

    public FeedbackRoutes(Feedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/feedback/submit", this::submit);
        routes.post("/v1/experimental/feedback/submit", this::submit); // older Node clients
        routes.get("/v1/feedback/{id}", this::list);
        routes.get("/v1/ui/feedback", this::newest);
    }

    private void submit(Context context) {
        Fields body = Fields.of(Requests.json(context));
        Feedback kept =
                feedbacks.submit(Requests.projectId(), target(body), body.object("response"), body.text("notes"));
        Requests.answer(
                context,
                201,
                new FeedbackBody.Submitted(
                        kept.id(),
                        idOf(kept.target(), Kind.REQUEST),
                        idOf(kept.target(), Kind.AGENT_EXECUTION),
                        idOf(kept.target(), Kind.CHAT),
                        kept.createdAt(),
                        kept.response()));
    }

    private static FeedbackTarget target(Fields body) {
        var targets = new ArrayList<FeedbackTarget>();
        for (Kind kind : Kind.values()) {
            String id = body.word(kind.wireName() + "_id");
            if (id != null) {
                targets.add(new FeedbackTarget(kind, id));
            }
        }
        if (targets.size() != 1) {
            throw body.refused(
                    "request_id",
                    "Give exactly one of request_id, agent_execution_id and chat_id; " + targets.size() + " came.");
        }
        return targets.getFirst();
    }

    private void list(Context context) {
        String type = context.queryParam("type");
        Kind kind = type == null || type.isBlank() ? Kind.REQUEST : Kind.parse(type);
        var target = new FeedbackTarget(kind, context.pathParam("id"));
        var slice = Requests.Slice.of(context, "offset", 10);
        List<FeedbackBody.Item> items =
                feedbacks.about(Requests.projectId(), target, slice.skip(), slice.limit()).stream()
                        .map(one -> new FeedbackBody.Item(one.id(), one.createdAt(), one.response(), one.notes()))
                        .toList();
        Requests.answer(
                context,
                200,
                new FeedbackBody.Listed(
                        idOf(target, Kind.REQUEST),
                        idOf(target, Kind.AGENT_EXECUTION),
                        idOf(target, Kind.CHAT),
                        items));
    }

    private void newest(Context context) {
        var slice = Requests.Slice.of(context);
        var rows = Json.array();
        String words = RunSearchReader.word(context, "q").orElse("");
        Optional<Kind> kind = RunSearchReader.word(context, "kind").map(Kind::parse);
        context.header("x-total-count", Long.toString(feedbacks.count(Requests.projectId(), words, kind)));
        feedbacks
                .newest(Requests.projectId(), words, kind, slice.skip(), slice.limit())
                .forEach(one -> rows.addObject()
                        .put("id", one.id())
                        .put("kind", one.target().kind().wireName())
                        .put("target_id", one.target().id())
                        .put("created_at", one.createdAt().toString())
                        .put("notes", one.notes())
                        .set("response", one.response()));
        Requests.answer(context, 200, rows);
    }

    private static @Nullable String idOf(FeedbackTarget target, Kind kind) {
        return target.kind() == kind ? target.id() : null;
    }
}
