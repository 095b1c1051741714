package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * {@code POST /v1/openai/embeddings}: {@link Gateway} hands it to the backend that the request names as its model;
 * what comes here names none.
 */
public final class EmbeddingRoutes implements Routes {
    private final Gateway gateway;

    public EmbeddingRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/openai/embeddings", this::refuse);
    }

    private void refuse(Context context) {
        String model = Requests.json(context).path("model").asString("");
        throw new OcelliException(
                ErrorCode.MODEL_NOT_FOUND,
                "model",
                "There is no embedding model '" + model + "'. "
                        + (gateway.names().isEmpty()
                                ? "None comes with Ocelli: name a backend that makes embeddings under 'models' in"
                                        + " ocelli.yaml."
                                : "Name one of the backends: " + String.join(", ", gateway.names()) + "."));
    }
}
