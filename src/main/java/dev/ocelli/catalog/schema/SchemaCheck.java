package dev.ocelli.catalog.schema;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The limits of a stranger's schema, checked before anything works with it. */
final class SchemaCheck {
    private static final int MAX_NODES = 50_000;
    private static final int MAX_DEPTH = 100;

    private SchemaCheck() {}

    /** Refuses what is too large, names other documents, names a missing part or has a broken pattern. */
    static void check(ObjectNode root) {
        if (count(root, 0) > MAX_NODES) {
            throw invalid("", "has more than " + MAX_NODES + " values; ask for fewer fields at a time");
        }
        var parts = new SchemaParts(root);
        SchemaWalk.each(root, (place, part) -> {
            checkReferences(place, part, parts);
            checkPatterns(place, part);
        });
    }

    private static void checkReferences(String place, ObjectNode part, SchemaParts parts) {
        for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
            if (!part.has(keyword)) {
                continue;
            }
            String ref = part.get(keyword).asString("");
            if (!ref.startsWith("#")) {
                throw invalid(
                        place,
                        "refers to " + part.get(keyword) + "; only references inside the schema (#/...) are followed,"
                                + " so put that part under $defs");
            }
            if (parts.find(ref).isEmpty()) {
                throw invalid(place, "refers to " + ref + ", which the schema does not have");
            }
        }
    }

    private static void checkPatterns(String place, ObjectNode part) {
        if (part.path("pattern").isString()) {
            compile(place, part.get("pattern").asString());
        }
        part.path("patternProperties").propertyNames().forEach(pattern -> compile(place, pattern));
    }

    private static void compile(String place, String pattern) {
        try {
            BoundedPattern.compile(pattern);
        } catch (OcelliException e) {
            throw new OcelliException(e.code(), null, "At " + shown(place) + ": " + e.getMessage(), e);
        }
    }

    private static int count(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            throw invalid("", "nests deeper than " + MAX_DEPTH + " levels; flatten it");
        }
        int sum = 1;
        for (JsonNode child : node) {
            sum += count(child, depth + 1);
        }
        return sum;
    }

    static OcelliException invalid(String place, String what) {
        return new OcelliException(ErrorCode.INVALID_SCHEMA, "The JSON Schema at " + shown(place) + " " + what + ".");
    }

    private static String shown(String place) {
        return place.isEmpty() ? "its root" : place;
    }
}
