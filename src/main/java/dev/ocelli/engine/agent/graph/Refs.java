package dev.ocelli.engine.agent.graph;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.graph.Gathered.Made;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts references to artifacts where the wanted result has a place for them: objects with an {@code id} of a prefix. */
record Refs(ObjectNode root) {

    void put(List<Made> made, ObjectNode json) {
        var left = new ArrayList<>(made);
        for (Map.Entry<String, JsonNode> property : root.path("properties").properties()) {
            JsonNode schema = property.getValue();
            boolean list = schema.path("items").isObject();
            String pattern = pattern(list ? schema.path("items") : schema);
            if (!pattern.isEmpty() && !json.has(property.getKey())) {
                String words = property.getKey().replace('_', ' ') + " "
                        + schema.path("description").asString("");
                if (list) {
                    all(property.getKey(), pattern, left, json);
                } else {
                    best(pattern, words, left).ifPresent(one -> {
                        left.remove(one);
                        json.set(property.getKey(), ref(one));
                    });
                }
            }
        }
    }

    private static void all(String property, String pattern, List<Made> left, ObjectNode json) {
        ArrayNode refs = Json.array();
        left.stream().filter(one -> one.artifact().id().matches(pattern)).forEach(one -> refs.add(ref(one)));
        left.removeIf(one -> one.artifact().id().matches(pattern));
        json.set(property, refs);
    }

    private static ObjectNode ref(Made made) {
        return Json.object().put("id", made.artifact().id());
    }

    /** The one whose words fit best: what the state said that made it, and its filename. */
    private static Optional<Made> best(String pattern, String words, List<Made> left) {
        return left.stream()
                .filter(one -> one.artifact().id().matches(pattern))
                .max(Comparator.comparingInt(one -> Kinds.shared(words, one.words())
                        + 2 * Kinds.shared(words, one.artifact().filename())));
    }

    /** The pattern of the id of a reference; empty when the schema is none. */
    private static String pattern(JsonNode schema) {
        JsonNode id = schema.path("properties").path("id");
        String pattern = id.path("pattern").asString("");
        return schema.path("properties").size() == 1 && pattern.matches("\\^\\(?[a-z|]{3,60}\\)?_.*") ? pattern : "";
    }
}
