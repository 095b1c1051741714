package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the tool {@code search_text} found, as citations. */
final class SearchHits {
    private SearchHits() {}

    static Citation citation(String material, JsonNode hit) {
        JsonNode box = hit.path("xywh");
        var place = new Place(
                hit.path("page").asInt(1) - 1,
                new BoundingBox(
                        box.path(0).asDouble(0),
                        box.path(1).asDouble(0),
                        box.path(2).asDouble(0),
                        box.path(3).asDouble(0)),
                hit.path("quote").asString(""),
                1);
        return new Citation(material, hit.path("line").asString(""), List.of(place));
    }
}
