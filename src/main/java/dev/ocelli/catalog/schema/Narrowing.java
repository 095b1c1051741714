package dev.ocelli.catalog.schema;

import dev.ocelli.core.base.Json;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a schema down to chosen fields. */
final class Narrowing {
    private final ObjectNode root;
    private final SchemaParts parts;

    Narrowing(ObjectNode root) {
        this.root = root;
        this.parts = new SchemaParts(root);
    }

    ObjectNode to(FieldSelection selection) {
        ObjectNode narrow = narrow("", root, selection);
        for (String keyword : List.of("$schema", "$defs", "definitions")) {
            if (root.has(keyword)) {
                narrow.set(keyword, root.get(keyword).deepCopy());
            }
        }
        dropUnused(narrow);
        return narrow;
    }

    private ObjectNode narrow(String place, JsonNode part, FieldSelection selection) {
        var flat = parts.flat(part);
        ObjectNode keywords = flat.keywords().deepCopy();
        if (ShapeReader.type(keywords).equals("array")) {
            keywords.set("items", narrow(place, ShapeReader.items(keywords), selection));
        } else {
            chooseProperties(place, keywords, selection);
        }
        return flat.nullable() ? orNull(keywords) : keywords;
    }

    private void chooseProperties(String place, ObjectNode keywords, FieldSelection selection) {
        JsonNode known = keywords.path("properties");
        ObjectNode chosen = Json.object();
        selection.fields().forEach((name, inner) -> {
            String path = place.isEmpty() ? name : place + "." + name;
            if (!known.has(name)) {
                throw FieldSelection.bad(
                        "names " + path + ", which the schema does not have; there are: " + names(known));
            }
            chosen.set(name, inner.fields().isEmpty() ? known.get(name) : narrow(path, known.get(name), inner));
        });
        keywords.set("properties", chosen);
        var required = Json.array();
        keywords.path("required")
                .valueStream()
                .filter(r -> chosen.has(r.asString("")))
                .distinct()
                .forEach(required::add);
        keywords.remove("required");
        if (!required.isEmpty()) {
            keywords.set("required", required);
        }
    }

    private static String names(JsonNode properties) {
        var names = List.copyOf(properties.propertyNames());
        return names.isEmpty() ? "no fields here" : String.join(", ", names);
    }

    private static ObjectNode orNull(ObjectNode keywords) {
        ObjectNode outer = Json.object();
        for (String keyword : List.of("title", "description", "default")) {
            if (keywords.has(keyword)) {
                outer.set(keyword, keywords.remove(keyword));
            }
        }
        keywords.put("type", "object".equals(ShapeReader.type(keywords)) ? "object" : "array");
        outer.putArray("anyOf").add(keywords).addObject().put("type", "null");
        return outer;
    }

    /** Removes definitions that nothing leads to any more. */
    private static void dropUnused(ObjectNode schema) {
        ObjectNode bare = schema.deepCopy();
        bare.remove(List.of("$defs", "definitions"));
        Set<String> used = new HashSet<>();
        var open = new ArrayDeque<JsonNode>(List.of(bare));
        while (!open.isEmpty()) {
            SchemaWalk.each(open.pop(), (_, part) -> {
                String ref = part.path("$ref").asString("");
                String[] steps = ref.split("/", -1);
                if (steps.length > 2 && used.add(steps[1] + "/" + steps[2])) {
                    open.add(schema.path(steps[1])
                            .path(steps[2].replace("~1", "/").replace("~0", "~")));
                }
            });
        }
        for (String keyword : List.of("$defs", "definitions")) {
            if (schema.get(keyword) instanceof ObjectNode definitions) {
                definitions.retain(definitions.propertyNames().stream()
                        .filter(name -> used.contains(keyword + "/" + SchemaWalk.escape(name)))
                        .toList());
                if (definitions.isEmpty()) {
                    schema.remove(keyword);
                }
            }
        }
    }
}
