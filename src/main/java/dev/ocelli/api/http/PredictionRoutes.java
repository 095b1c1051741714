package dev.ocelli.api.http;

import dev.ocelli.api.wire.PredictionBody;
import dev.ocelli.engine.request.Predictions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code GET /v1/predictions} and {@code GET /v1/predictions/{id}}. */
public final class PredictionRoutes implements Routes {
    private final Predictions predictions;
    private final Others others;

    /** Results that are polled as predictions and are none. */
    @FunctionalInterface
    public interface Others {
        Others NONE = (projectId, id) -> Optional.empty();

        Optional<PredictionBody> find(String projectId, String id);
    }

    public PredictionRoutes(Predictions predictions, Others others) {
        this.predictions = predictions;
        this.others = others;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/predictions", this::list);
        routes.get("/v1/predictions/{id}", this::get);
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context);
        String projectId = Requests.projectId();
        context.header("x-total-count", Long.toString(predictions.count(projectId)));
        Requests.answer(
                context,
                200,
                predictions.list(projectId, slice.skip(), slice.limit()).stream()
                        .map(PredictionBodies::of)
                        .toList());
    }

    private void get(Context context) {
        String projectId = Requests.projectId();
        String id = context.pathParam("id");
        PredictionBody body =
                others.find(projectId, id).orElseGet(() -> PredictionBodies.of(predictions.get(projectId, id)));
        Requests.answer(context, 200, body);
    }
}
