package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.secret.Secret;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of a schema as secrets: where extraction read their values. */
final class FieldPlaces {
    private FieldPlaces() {}

    /** A schema of strings with these names. */
    static ObjectNode schemaOf(List<String> names) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        for (String name : names) {
            String key = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
            properties.putObject(key).put("type", "string").put("title", name);
        }
        return schema;
    }

    /**
     * Places of the wanted fields, at any depth.
     *
     * @param extracted values with their {@code X_metadata}
     * @param wanted names of fields, or paths with dots; all fields when empty
     */
    static List<Secret> of(JsonNode extracted, List<String> wanted) {
        var secrets = new ArrayList<Secret>();
        var names = wanted.stream().map(FieldPlaces::plain).toList();
        walk(extracted, "", names.isEmpty(), names, secrets);
        return secrets;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]+", "_");
    }

    private static void walk(JsonNode node, String path, boolean all, List<String> wanted, List<Secret> secrets) {
        if (node.isArray()) {
            node.forEach(item -> walk(item, path, all, wanted, secrets));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            if (name.endsWith("_metadata")) {
                continue;
            }
            String inside = path.isEmpty() ? name : path + "." + name;
            boolean taken = all || wanted.contains(plain(name)) || wanted.contains(plain(inside));
            JsonNode metadata = node.path(name + "_metadata");
            if (taken && metadata.isObject()) {
                secrets.addAll(places(inside, metadata));
            }
            if (entry.getValue().isContainer()) {
                walk(entry.getValue(), inside, taken, wanted, secrets);
            }
        }
    }

    private static List<Secret> places(String field, JsonNode metadata) {
        Map<Integer, List<BoundingBox>> boxes = new LinkedHashMap<>();
        Map<Integer, List<String>> words = new LinkedHashMap<>();
        for (JsonNode place : metadata.path("bboxes")) {
            JsonNode xywh =
                    place.has("xywh") ? place.path("xywh") : place.path("bbox").path("xywh");
            if (xywh.size() == 4) {
                int page = place.path("page").asInt(0);
                double x = xywh.get(0).asDouble();
                double y = xywh.get(1).asDouble();
                boxes.computeIfAbsent(page, p -> new ArrayList<>())
                        .add(BoundingBox.ofCorners(
                                x,
                                y,
                                x + xywh.get(2).asDouble(),
                                y + xywh.get(3).asDouble()));
                words.computeIfAbsent(page, p -> new ArrayList<>())
                        .add(place.path("content").asString(""));
            }
        }
        var secrets = new ArrayList<Secret>();
        boxes.forEach((page, list) -> secrets.add(new Secret(
                "field:" + field,
                String.join(" ", words.getOrDefault(page, List.of())),
                page,
                list,
                "the value of a field",
                switch (metadata.path("confidence").asString("med")) {
                    case "hi" -> 0.97;
                    case "low" -> 0.6;
                    default -> 0.85;
                })));
        return secrets;
    }
}
