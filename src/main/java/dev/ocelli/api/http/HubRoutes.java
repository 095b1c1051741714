package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import io.javalin.config.RoutesConfig;

/** {@code /v1/hub}: the catalogue of domains; public, as in the contract. */
public final class HubRoutes implements Routes {
    private final SchemaDesk desk;

    public HubRoutes(SchemaDesk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/v1/hub/info",
                context -> Requests.answer(context, 200, Json.object().put("version", desk.version())),
                Access.OPEN);
        routes.get("/v1/hub/domains", context -> Requests.answer(context, 200, desk.entries()), Access.OPEN);
        routes.get(
                "/v1/hub/domains/{domain}",
                context -> Requests.answer(context, 200, desk.knows(context.pathParam("domain"))),
                Access.OPEN);
        routes.post("/v1/hub/schema", context -> Requests.answer(context, 200, desk.schema(context)), Access.OPEN);
    }
}
