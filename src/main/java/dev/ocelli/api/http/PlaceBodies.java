package dev.ocelli.api.http;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Citations and places on the wire; boxes as wire contract A, section 7.5 has them. */
final class PlaceBodies {
    private PlaceBodies() {}

    static ArrayNode citations(List<Citation> citations) {
        ArrayNode list = Json.array();
        for (Citation citation : citations) {
            ObjectNode item =
                    list.addObject().put("material", citation.material()).put("quote", citation.quote());
            ArrayNode boxes = item.putArray("bboxes");
            citation.places().forEach(place -> boxes.add(place(place)));
        }
        return list;
    }

    static ObjectNode place(Place place) {
        ObjectNode body = Json.object().put("content", place.content()).put("page", place.page());
        if (!place.isHeard()) {
            xywh(body.putObject("bbox").putArray("xywh"), place.box());
            xywh(body.putArray("xywh"), place.box());
        }
        body.put("confidence", place.confidence());
        var time = place.time();
        if (time != null) {
            body.put("start_time", time.start()).put("end_time", time.end());
        }
        return body;
    }

    private static void xywh(ArrayNode numbers, BoundingBox box) {
        numbers.add(box.x()).add(box.y()).add(box.width()).add(box.height());
    }
}
