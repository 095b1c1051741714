package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code X_metadata} siblings. */
final class Metadata {
    private static final String SUFFIX = "_metadata";

    private Metadata() {}

    static boolean isSibling(JsonNode object, String name) {
        return name.endsWith(SUFFIX) && object.has(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** The bare value. */
    static ObjectNode without(JsonNode object) {
        ObjectNode bare = Json.object();
        for (var property : object.properties()) {
            if (!isSibling(object, property.getKey())) {
                bare.set(property.getKey(), bare(property.getValue()));
            }
        }
        return bare;
    }

    private static JsonNode bare(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> without(object);
            case ArrayNode array -> {
                ArrayNode list = Json.array();
                array.forEach(item -> list.add(bare(item)));
                yield list;
            }
            default -> value;
        };
    }

    /** Share of the leaves of an object that hold something, in [0, 1]; 0 without leaves. */
    static double filledShare(JsonNode object) {
        int[] count = new int[2];
        count(without(object), count);
        return count[0] == 0 ? 0 : (double) count[1] / count[0];
    }

    private static void count(JsonNode node, int[] count) {
        if (node.isArray() && node.isEmpty()) {
            count[0]++;
        } else if (node.isContainer()) {
            node.forEach(child -> count(child, count));
        } else {
            count[0]++;
            count[1] += node.isNull() || (node.isString() && node.stringValue().isEmpty()) ? 0 : 1;
        }
    }
}
