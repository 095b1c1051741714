package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.chat.ModelNames;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models of chat as OpenAI clients list them: wire contract A, section 16. */
public final class OpenAiModelRoutes implements Routes {
    private static final long CREATED = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/openai/models", OpenAiModelRoutes::list);
        routes.get("/v1/openai/models/{id}", OpenAiModelRoutes::get);
    }

    private static void list(Context context) {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode models = body.putArray("data");
        ModelNames.listed().forEach(name -> models.add(model(name)));
        Requests.answer(context, 200, body);
    }

    private static void get(Context context) {
        String name = context.pathParam("id");
        ModelNames.get(name);
        Requests.answer(context, 200, model(name));
    }

    private static ObjectNode model(String name) {
        return Json.object()
                .put("id", name)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", "vlmrun");
    }
}
