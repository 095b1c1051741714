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
    private static final String OURS = "vlmrun";
    private static final String BACKENDS = "backend";

    private static final long CREATED = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final Gateway gateway;

    /** @param gateway whose backends are models too */
    public OpenAiModelRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/openai/models", this::list);
        routes.get("/v1/openai/models/<id>", this::get);
    }

    private void list(Context context) {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode models = body.putArray("data");
        ModelNames.listed().forEach(name -> models.add(model(name, OURS)));
        gateway.names().forEach(name -> models.add(model(name, BACKENDS)));
        Requests.answer(context, 200, body);
    }

    private void get(Context context) {
        String name = context.pathParam("id");
        if (gateway.serves(name)) {
            Requests.answer(context, 200, model(name, BACKENDS));
            return;
        }
        ModelNames.get(name);
        Requests.answer(context, 200, model(name, OURS));
    }

    private static ObjectNode model(String name, String owner) {
        return Json.object()
                .put("id", name)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", owner);
    }
}
