package dev.ocelli.catalog.schema;

import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.Label;
import dev.ocelli.catalog.schema.Shape.LeafRules;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a {@link Shape} out of a schema.
 *
 * <p>A type that contains itself is entered at most three times on one path and not below depth 8; there an empty
 * object stands for it. A schema that unfolds to more than {@value #MAX_FIELDS} fields is refused.
 */
final class ShapeReader {
    private static final int MAX_FIELDS = 5_000;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_RECURSIVE_DEPTH = 8;
    private static final int MAX_ENTRIES = 3;

    private final SchemaParts parts;
    private int fields;

    private ShapeReader(SchemaParts parts) {
        this.parts = parts;
    }

    static Shape read(SchemaParts parts, JsonNode root) {
        return new ShapeReader(parts).shape("", root, List.of("#"));
    }

    private Shape shape(String name, JsonNode part, List<String> path) {
        var flat = parts.flat(part);
        ObjectNode keywords = flat.keywords();
        var label = new Label(
                name,
                keywords.path("title").asString(""),
                keywords.path("description").asString(""));
        boolean nullable = flat.nullable() || allowed(keywords).stream().anyMatch(JsonNode::isNull);
        if (isTooDeep(flat, path)) {
            return new ObjectShape(label, nullable, Map.of(), java.util.Set.of());
        }
        count();
        var below = new ArrayList<>(path);
        below.addAll(flat.refs());
        below.add("/" + name);
        return switch (type(keywords)) {
            case "object" -> object(label, nullable, keywords, below);
            case "array" -> new ArrayShape(label, nullable, shape(name, items(keywords), below));
            case "string" -> leaf(label, nullable, LeafType.STRING, keywords);
            case "integer" -> leaf(label, nullable, LeafType.INTEGER, keywords);
            case "number" -> leaf(label, nullable, LeafType.NUMBER, keywords);
            case "boolean" -> leaf(label, nullable, LeafType.BOOLEAN, keywords);
            default -> leaf(label, nullable, LeafType.ANY, keywords);
        };
    }

    private boolean isTooDeep(SchemaParts.Flat flat, List<String> path) {
        long depth = path.stream().filter(step -> step.startsWith("/")).count();
        if (depth > MAX_DEPTH) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA, "The schema nests deeper than " + MAX_DEPTH + " levels; flatten it.");
        }
        int entries = flat.refs().stream()
                .mapToInt(ref -> Collections.frequency(path, ref))
                .max()
                .orElse(0);
        return entries > 0 && (entries >= MAX_ENTRIES || depth >= MAX_RECURSIVE_DEPTH || fields > MAX_FIELDS / 5);
    }

    private void count() {
        if (++fields > MAX_FIELDS) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA,
                    "The schema has more than " + MAX_FIELDS + " fields once its references are resolved; ask for fewer"
                            + " fields at a time.");
        }
    }

    private ObjectShape object(Label label, boolean nullable, ObjectNode keywords, List<String> path) {
        var properties = new LinkedHashMap<String, Shape>();
        keywords.path("properties").properties().forEach(e -> {
            if (!e.getValue().isBoolean() || e.getValue().asBoolean()) {
                properties.put(e.getKey(), shape(e.getKey(), e.getValue(), path));
            }
        });
        var required = new LinkedHashSet<String>();
        keywords.path("required").forEach(r -> required.add(r.asString("")));
        return new ObjectShape(label, nullable, properties, required);
    }

    private static LeafShape leaf(Label label, boolean nullable, LeafType type, ObjectNode keywords) {
        var allowed = allowed(keywords).stream().filter(v -> !v.isNull()).toList();
        var examples = new ArrayList<JsonNode>();
        keywords.path("examples").forEach(examples::add);
        if (keywords.has("example")) {
            examples.add(keywords.get("example"));
        }
        var rules = new LeafRules(text(keywords, "format"), allowed, text(keywords, "pattern"), examples);
        return new LeafShape(label, nullable, type, rules);
    }

    private static Optional<String> text(ObjectNode keywords, String name) {
        return Optional.of(keywords.path(name).asString("")).filter(t -> !t.isEmpty());
    }

    private static List<JsonNode> allowed(ObjectNode keywords) {
        if (keywords.has("const")) {
            return List.of(keywords.get("const"));
        }
        var values = new ArrayList<JsonNode>();
        keywords.path("enum").forEach(values::add);
        return values;
    }

    /** What an element of an array looks like; anything when the schema does not say. */
    static JsonNode items(ObjectNode keywords) {
        JsonNode items = keywords.path("items");
        if (items.isArray() || !items.isObject()) {
            JsonNode first = items.isArray()
                    ? items.path(0)
                    : keywords.path("prefixItems").path(0);
            return first.isMissingNode() ? Json.object() : first;
        }
        return items;
    }

    /** The named type, else the one that the other keywords give away, else empty. */
    static String type(ObjectNode keywords) {
        JsonNode named = keywords.path("type");
        if (named.isString()) {
            return named.asString();
        }
        for (JsonNode one : named) {
            if (!one.asString("").equals("null")) {
                return one.asString("");
            }
        }
        if (keywords.has("properties") || keywords.has("additionalProperties")) {
            return "object";
        }
        if (keywords.has("items") || keywords.has("prefixItems")) {
            return "array";
        }
        if (keywords.has("pattern") || keywords.has("format") || keywords.has("maxLength")) {
            return "string";
        }
        return allowed(keywords).stream()
                .filter(v -> !v.isNull())
                .findFirst()
                .map(ShapeReader::typeOf)
                .orElse("");
    }

    private static String typeOf(JsonNode value) {
        if (value.isString()) {
            return "string";
        }
        if (value.isBoolean()) {
            return "boolean";
        }
        return value.isIntegralNumber() ? "integer" : value.isNumber() ? "number" : "";
    }
}
