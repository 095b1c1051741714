package dev.ocelli.bench;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.reason.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Picks out of a draft what the labels of a set speak of.
 *
 * <p>The map: {@code {"fields": {"label name": "/pointer"}, "items": {"path": "/items", "description": "/name"}}}.
 */
record PredictedFields(ObjectNode map) {

    /** A map of every property of the schema to itself. */
    static ObjectNode sameNames(ObjectNode schema) {
        var map = Json.object();
        var fields = map.putObject("fields");
        for (String name : schema.path("properties").propertyNames()) {
            if (name.equals("items")) {
                map.putObject("items")
                        .put("path", "/items")
                        .put("description", "/description")
                        .put("quantity", "/quantity")
                        .put("amount", "/amount");
            } else {
                fields.put(name, "/" + name);
            }
        }
        return map;
    }

    ObjectNode of(String id, Draft draft) {
        var answer = Json.object().put("id", id);
        var fields = answer.putObject("fields");
        var grounding = answer.putObject("grounding");
        map.path("fields").properties().forEach(entry -> {
            String pointer = entry.getValue().asString();
            JsonNode value = draft.value().at(pointer);
            if (!value.isMissingNode()
                    && !value.isNull()
                    && !(value.isString() && value.asString().isEmpty())) {
                fields.set(entry.getKey(), value);
            }
            boxes(grounding.putArray(entry.getKey()), pointer, draft);
        });
        if (map.has("items")) {
            items(answer.putArray("items"), draft.value());
        }
        return answer;
    }

    private void items(ArrayNode items, ObjectNode value) {
        for (JsonNode row : value.at(map.at("/items/path").asString())) {
            var item = items.addObject();
            for (String key : new String[] {"description", "quantity", "amount"}) {
                JsonNode cell = row.at(map.path("items").path(key).asString("/" + key));
                if (!cell.isMissingNode() && !cell.isNull()) {
                    item.set(key, cell);
                }
            }
        }
    }

    private static void boxes(ArrayNode boxes, String pointer, Draft draft) {
        draft.readings().forEach((at, reading) -> {
            if (at.equals(pointer) || at.startsWith(pointer + "/")) {
                reading.places().forEach(place -> {
                    var box = boxes.addObject().put("page", place.page());
                    box.putArray("xywh")
                            .add(place.box().x())
                            .add(place.box().y())
                            .add(place.box().width())
                            .add(place.box().height());
                });
            }
        });
    }
}
