package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.Backend;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.catalog.model.upstream.Standing;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.request.Predictions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which model backends are plugged in, who is answered by which, and what they were used for: {@code GET /v1/ui/models}.
 * {@code POST /v1/ui/models/probe} asks each of them now. Keys of backends are never told.
 */
public final class ModelConsoleRoutes implements Routes {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final double MICROS = 1_000_000;

    private final ModelSettings settings;
    private final ChatModels models;
    private final Predictions predictions;
    private final InstantSource clock;

    public ModelConsoleRoutes(ModelSettings settings, ChatModels models, Predictions predictions, InstantSource clock) {
        this.settings = settings;
        this.models = models;
        this.predictions = predictions;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/models", this::get);
        routes.post("/v1/ui/models/probe", this::probe);
    }

    private void get(Context context) {
        int days = Requests.number(context, "days", USUAL_DAYS, 1, MOST_DAYS);
        ObjectNode body = Json.object().put("days", days);
        ArrayNode backends = body.putArray("backends");
        models.standings().forEach(standing -> backends.add(backend(standing)));
        ArrayNode routes = body.putArray("routes");
        settings.routes().forEach(route -> {
            ObjectNode row = routes.addObject().put("model", route.model()).put("fall_back", route.fallBack());
            ArrayNode names = row.putArray("backends");
            route.backends().forEach(names::add);
        });
        body.putObject("limits")
                .put("requests_per_minute", settings.limits().requestsPerMinute())
                .put("concurrent", settings.limits().concurrent());
        ArrayNode usage = body.putArray("usage");
        predictions
                .engines(Requests.projectId(), clock.instant().minus(Duration.ofDays(days)))
                .forEach(use -> usage.addObject()
                        .put("engine", use.engine())
                        .put("requests", use.requests())
                        .put("pages", use.pages())
                        .put("calls", use.calls())
                        .put("prompt_tokens", use.tokens().prompt())
                        .put("completion_tokens", use.tokens().completion())
                        .put("cost", use.micros() / MICROS));
        Requests.answer(context, 200, body);
    }

    private static ObjectNode backend(Standing standing) {
        Backend backend = standing.backend();
        return Json.object()
                .put("name", backend.name())
                .put("url", backend.endpoint().url().toString())
                .put("model", backend.endpoint().model())
                .put("has_key", backend.endpoint().key().isPresent())
                .put("state", standing.state())
                .put("free", standing.free())
                .put("concurrency", backend.patience().concurrency())
                .put("retries", backend.patience().retries())
                .put("timeout_seconds", backend.patience().total().toSeconds())
                .put("pictures", backend.abilities().pictures())
                .put("window_tokens", backend.abilities().windowTokens())
                .put("answer_tokens", backend.abilities().answerTokens())
                .put("prompt_price", backend.prices().prompt())
                .put("completion_price", backend.prices().completion());
    }

    private void probe(Context context) {
        ArrayNode rows = Json.array();
        models.probe()
                .forEach(probe -> rows.addObject()
                        .put("name", probe.backend())
                        .put("good", probe.good())
                        .put("words", probe.words()));
        Requests.answer(context, 200, rows);
    }
}
