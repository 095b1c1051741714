package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Places of a schema for artifacts: objects {@code {"id": …}} whose id has the pattern of a ref, and strings of format
 * {@code uri}. A ref goes into the first place of its kind that is free; in a URI string stands the bare id, which whoever
 * sends the answer makes a link of.
 */
final class RefPlaces {
    private static final Pattern REF = Pattern.compile("\\^?\\(?(?:\\?:)?(img|vid|aud|doc|recon|arr|url)_.*");
    private static final Pattern FILE_NAME = Pattern.compile(
            "(?:.*_)?(?:file|image|img|picture|photo|crop|thumbnail|pdf|document|artifact|video|audio|mask|output|result|download)(?:_?(?:url|uri|link))?|(?:.*_)?(?:url|uri|link)");

    private RefPlaces() {}

    /** The schema without these places, so that nothing is read out of documents for them. */
    static ObjectNode without(ObjectNode schema) {
        ObjectNode rest = schema.deepCopy();
        if (rest.path("properties") instanceof ObjectNode properties) {
            List<String> names = properties.propertyNames().stream()
                    .filter(name -> isPlace(name, resolved(schema, properties.path(name)), schema))
                    .toList();
            names.forEach(properties::remove);
            if (rest.path("required") instanceof ArrayNode required) {
                required.removeIf(name -> names.contains(name.asString("")));
            }
        }
        return rest;
    }

    static boolean any(ObjectNode schema) {
        return schema.path("properties").properties().stream()
                .anyMatch(property -> isPlace(property.getKey(), resolved(schema, property.getValue()), schema));
    }

    private static boolean isPlace(String name, JsonNode shape, ObjectNode root) {
        return prefix(shape).isPresent()
                || isLink(name, shape)
                || prefix(resolved(root, shape.path("items"))).isPresent()
                || (shape.path("type").asString("").equals("array")
                        && isLink(name, resolved(root, shape.path("items"))));
    }

    private static boolean isLink(String name, JsonNode shape) {
        String format = shape.path("format").asString("");
        return (format.equals("uri") || format.equals("url"))
                && FILE_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** The kind of ref that an object is for. */
    private static Optional<String> prefix(JsonNode shape) {
        var matcher =
                REF.matcher(shape.path("properties").path("id").path("pattern").asString(""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Follows {@code $ref} and takes the first member of a union that is not null. */
    private static JsonNode resolved(ObjectNode root, JsonNode shape) {
        JsonNode node = shape;
        for (int i = 0; i < 8; i++) {
            String reference = node.path("$ref").asString("");
            if (reference.startsWith("#/")) {
                node = root.at(reference.substring(1));
            } else if (node.has("anyOf") || node.has("oneOf")) {
                JsonNode members = node.has("anyOf") ? node.path("anyOf") : node.path("oneOf");
                node = members.valueStream()
                        .filter(member -> !member.path("type").asString("").equals("null"))
                        .findFirst()
                        .orElse(members.path(0));
            } else {
                return node;
            }
        }
        return node;
    }

    /** Puts what was made into the places of the root; places that stay free are null, lists empty. */
    static void fill(ObjectNode schema, ObjectNode into, List<Artifact> made) {
        Deque<Artifact> left = new ArrayDeque<>(made);
        for (var property : schema.path("properties").properties()) {
            String name = property.getKey();
            JsonNode shape = resolved(schema, property.getValue());
            if (isPlace(name, shape, schema)) {
                into.set(name, value(shape, schema, left));
            }
        }
    }

    private static JsonNode value(JsonNode shape, ObjectNode root, Deque<Artifact> left) {
        if (shape.path("type").asString("").equals("array")) {
            ArrayNode list = Json.array();
            JsonNode item = resolved(root, shape.path("items"));
            for (JsonNode one = single(item, left); !one.isNull(); one = single(item, left)) {
                list.add(one);
            }
            return list;
        }
        return single(shape, left);
    }

    private static JsonNode single(JsonNode shape, Deque<Artifact> left) {
        Optional<String> prefix = prefix(shape);
        Optional<Artifact> next = left.stream()
                .filter(artifact ->
                        prefix.map(p -> artifact.id().startsWith(p + "_")).orElse(true))
                .findFirst();
        if (next.isEmpty()) {
            return Json.MAPPER.nullNode();
        }
        left.remove(next.get());
        return prefix.isPresent()
                ? Json.object().put("id", next.get().id())
                : Json.MAPPER.valueToTree(next.get().id());
    }
}
