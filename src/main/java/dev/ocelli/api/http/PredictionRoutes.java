package dev.ocelli.api.http;

import dev.ocelli.engine.request.Predictions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code GET /v1/predictions} and {@code GET /v1/predictions/{id}}. */
public final class PredictionRoutes implements Routes {
    private final Predictions predictions;

    public PredictionRoutes(Predictions predictions) {
        this.predictions = predictions;
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
        var prediction = predictions.get(Requests.projectId(), context.pathParam("id"));
        Requests.answer(context, 200, PredictionBodies.of(prediction));
    }
}
