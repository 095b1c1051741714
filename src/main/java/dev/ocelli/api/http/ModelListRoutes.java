package dev.ocelli.api.http;

import dev.ocelli.api.wire.ModelEntry;
import dev.ocelli.catalog.domain.Domains;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code GET /v1/models}: the model of requests, once for each domain. */
public final class ModelListRoutes implements Routes {
    private static final String MODEL = "vlm-1";

    private final Domains domains;

    public ModelListRoutes(Domains domains) {
        this.domains = domains;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/models", this::list);
    }

    private void list(Context context) {
        Requests.answer(
                context,
                200,
                domains.list().keySet().stream()
                        .map(domain -> new ModelEntry(MODEL, domain))
                        .toList());
    }
}
