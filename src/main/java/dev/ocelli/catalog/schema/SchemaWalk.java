package dev.ocelli.catalog.schema;

import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Visits every place of a document where a schema stands, and no place where data stands (enum, const, default). */
final class SchemaWalk {
    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies");
    private static final Set<String> PARTS = Set.of(
            "items",
            "prefixItems",
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "additionalProperties",
            "additionalItems",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties");

    private SchemaWalk() {}

    /** Calls {@code visit} with the JSON Pointer and the schema, outermost first. */
    static void each(JsonNode root, BiConsumer<String, ObjectNode> visit) {
        step("", root, visit);
    }

    private static void step(String place, JsonNode part, BiConsumer<String, ObjectNode> visit) {
        if (part.isArray()) {
            for (int i = 0; i < part.size(); i++) {
                step(place + "/" + i, part.get(i), visit);
            }
            return;
        }
        if (!(part instanceof ObjectNode schema)) {
            return;
        }
        visit.accept(place, schema);
        schema.properties().forEach(entry -> {
            String below = place + "/" + escape(entry.getKey());
            if (MAPS.contains(entry.getKey())) {
                entry.getValue().properties().forEach(e -> step(below + "/" + escape(e.getKey()), e.getValue(), visit));
            } else if (PARTS.contains(entry.getKey())) {
                step(below, entry.getValue(), visit);
            }
        });
    }

    /** A property name as one step of a JSON Pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
