package dev.ocelli.catalog.model.upstream;

import dev.ocelli.core.base.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks a backend for its list of models, once and quickly. */
final class Prober {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int NAMED = 5;

    private Prober() {}

    static Probe probe(BackendModel model) {
        Backend backend = model.backend();
        try {
            UpstreamHttp.Answer answer = model.http().send("/models", Optional.empty(), PATIENCE);
            try (ByteFeed feed = answer.body()) {
                if (answer.status() != 200) {
                    String words = Refusal.words(UpstreamHttp.refusal(feed, () -> PATIENCE));
                    return said(
                            backend, false, "it answered " + answer.status() + ": " + words + advice(answer.status()));
                }
                return listed(backend, UpstreamHttp.text(feed, () -> PATIENCE));
            }
        } catch (UpstreamFault fault) {
            return said(backend, false, fault.getMessage() + "; is the server running at this address?");
        }
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "; check its key";
            case 404 -> "; the address should end before /chat/completions, usually with /v1";
            default -> "";
        };
    }

    private static Probe listed(Backend backend, String body) {
        List<String> ids = ids(body);
        String model = backend.endpoint().model();
        if (ids.isEmpty()) {
            return said(backend, true, "it answers, without a list of models");
        }
        if (ids.contains(model) || ids.contains(model + ":latest")) {
            return said(backend, true, "it answers and has the model; what it can do is tried by: ocelli models probe");
        }
        return said(
                backend,
                false,
                "it answers, but lists no model '" + model + "'; it has: "
                        + String.join(", ", ids.stream().limit(NAMED).toList()) + (ids.size() > NAMED ? ", …" : "")
                        + ". Set OCELLI_MODEL, or model in ocelli.yaml, to one of them; a server with one model may take any"
                        + " name (ocelli models probe)");
    }

    private static List<String> ids(String body) {
        try {
            JsonNode data = Json.MAPPER.readTree(body).path("data");
            return StreamSupport.stream(data.spliterator(), false)
                    .map(each -> each.path("id").asString(""))
                    .filter(id -> !id.isEmpty())
                    .toList();
        } catch (JacksonException _) {
            return List.of(); // not a list: other servers answer otherwise
        }
    }

    private static Probe said(Backend backend, boolean good, String words) {
        return new Probe(
                backend.name(), backend.endpoint().url(), backend.endpoint().model(), good, words);
    }
}
