package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.plan.GenerationConfig;
import dev.ocelli.engine.plan.Submission;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was asked for with a request, for people who look at its result. */
final class AskedBody {
    private AskedBody() {}

    static ObjectNode of(Submission submission) {
        GenerationConfig config = submission.config();
        ObjectNode body = Json.object()
                .put("prompt", config.guidance().prompt())
                .put("detail", config.reading().detail().name().toLowerCase(Locale.ROOT))
                .put("grounding", config.support().grounding())
                .put("confidence", config.support().confidence())
                .put("require_grounding", config.support().required())
                .put("max_seconds", config.limits().maxSeconds());
        body.set("json_schema", config.guidance().jsonSchema());
        @Nullable List<Integer> pages = config.reading().pages();
        if (pages != null) {
            ArrayNode indices = body.putArray("page_indices");
            pages.forEach(indices::add);
        }
        return body;
    }
}
