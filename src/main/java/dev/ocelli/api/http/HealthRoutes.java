package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code GET /v1/health}, also the way in which clients test their key. */
public final class HealthRoutes implements Routes {
    private final Database database;
    private final String version;

    public HealthRoutes(Database database, String version) {
        this.database = database;
        this.version = version;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/health", this::health, Access.OPTIONAL_KEY);
    }

    private void health(Context context) {
        if (!database.answers(2)) {
            throw new OcelliException(ErrorCode.OVERLOADED, "The database does not answer.");
        }
        Requests.answer(context, 200, Json.object().put("status", "ok").put("version", version));
    }
}
