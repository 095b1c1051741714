package dev.ocelli.api.http;

import io.javalin.config.RoutesConfig;

/** {@code GET /v1/domains} and {@code POST /v1/schema}: what can be asked for by name. */
public final class DomainRoutes implements Routes {
    private final SchemaDesk desk;

    public DomainRoutes(SchemaDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/domains", context -> Requests.answer(context, 200, desk.entries()));
        routes.post("/v1/schema", context -> Requests.answer(context, 200, desk.schema(context)));
    }
}
