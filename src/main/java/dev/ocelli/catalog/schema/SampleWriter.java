package dev.ocelli.catalog.schema;

import dev.ocelli.core.base.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an example value for a schema out of its examples, defaults, formats and limits.
 *
 * <p>What turns out not to fit is left out where the schema lets it; a pattern without an example can defeat it.
 */
final class SampleWriter {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ROUNDS = 4;
    private static final Map<String, String> FORMATS = Map.of(
            "date", "2026-01-31",
            "date-time", "2026-01-31T09:30:00Z",
            "time", "09:30:00Z",
            "duration", "P30D",
            "email", "name@example.com",
            "uri", "https://example.com",
            "url", "https://example.com",
            "uuid", "00000000-0000-4000-8000-000000000000",
            "ipv4", "192.0.2.1",
            "hostname", "example.com");

    private final ObjectNode root;
    private final SchemaParts parts;
    private final Function<JsonNode, List<Misfit>> validate;

    SampleWriter(ObjectNode root, Function<JsonNode, List<Misfit>> validate) {
        this.root = root;
        this.parts = new SchemaParts(root);
        this.validate = validate;
    }

    ObjectNode write() {
        JsonNode made = value("value", root, 0);
        ObjectNode sample = made instanceof ObjectNode object ? object.deepCopy() : Json.object();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var misfits = validate.apply(sample);
            if (misfits.isEmpty()) {
                break;
            }
            misfits.forEach(misfit -> drop(sample, misfit.pointer()));
        }
        return sample;
    }

    private JsonNode value(String name, JsonNode part, int depth) {
        var flat = parts.flat(part);
        ObjectNode keywords = flat.keywords();
        JsonNode given = given(keywords);
        if (!given.isMissingNode()) {
            return given.deepCopy();
        }
        return switch (ShapeReader.type(keywords)) {
            case "object" -> object(keywords, depth);
            case "array" -> array(name, keywords, depth);
            case "integer" -> Json.MAPPER.getNodeFactory().numberNode((long) Math.ceil(number(keywords)));
            case "number" -> Json.MAPPER.getNodeFactory().numberNode(number(keywords));
            case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode(true);
            case "null" -> Json.MAPPER.nullNode();
            default -> Json.MAPPER.getNodeFactory().stringNode(text(name, keywords));
        };
    }

    private static JsonNode given(ObjectNode keywords) {
        for (JsonNode candidate : List.of(
                keywords.path("const"),
                keywords.path("examples").path(0),
                keywords.path("example"),
                keywords.path("default"),
                keywords.path("enum").path(0))) {
            if (!candidate.isMissingNode() && !candidate.isNull()) {
                return candidate;
            }
        }
        return Json.MAPPER.missingNode();
    }

    private ObjectNode object(ObjectNode keywords, int depth) {
        ObjectNode object = Json.object();
        keywords.path("properties").properties().forEach(entry -> {
            boolean required = keywords.path("required")
                    .valueStream()
                    .anyMatch(r -> r.asString("").equals(entry.getKey()));
            if (depth < (required ? MAX_DEPTH * 2 : MAX_DEPTH)) {
                object.set(entry.getKey(), value(entry.getKey(), entry.getValue(), depth + 1));
            }
        });
        return object;
    }

    private ArrayNode array(String name, ObjectNode keywords, int depth) {
        ArrayNode array = Json.array();
        if (depth < MAX_DEPTH && keywords.path("maxItems").asInt(1) > 0) {
            int size = Math.clamp(keywords.path("minItems").asInt(1), 1, 5);
            for (int i = 0; i < size; i++) {
                array.add(value(name, ShapeReader.items(keywords), depth + 1));
            }
        }
        return array;
    }

    private static double number(ObjectNode keywords) {
        double least = keywords.path("minimum")
                .asDouble(keywords.path("exclusiveMinimum").asDouble(0) + 1);
        double most = keywords.path("maximum")
                .asDouble(keywords.path("exclusiveMaximum").asDouble(Double.MAX_VALUE));
        double step = keywords.path("multipleOf").asDouble(0);
        double value = step > 0 ? Math.ceil(least / step) * step : least;
        return value <= most ? value : most;
    }

    private static String text(String name, ObjectNode keywords) {
        String format = keywords.path("format").asString("");
        if (FORMATS.containsKey(format)) {
            return FORMATS.getOrDefault(format, "");
        }
        String text = keywords.path("title").asString(name.replace('_', ' '));
        int least = Math.min(keywords.path("minLength").asInt(0), 10_000);
        int most = keywords.path("maxLength").asInt(Integer.MAX_VALUE);
        String padded = text.length() < least ? text + "x".repeat(least - text.length()) : text;
        return padded.length() > most ? padded.substring(0, Math.max(0, most)) : padded;
    }

    private static void drop(ObjectNode sample, String pointer) {
        if (pointer.isEmpty() || !pointer.startsWith("/")) {
            return;
        }
        var place = JsonPointer.compile(pointer);
        JsonNode parent = sample.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array && place.last().getMatchingIndex() < array.size()) {
            array.remove(place.last().getMatchingIndex());
        }
    }
}
