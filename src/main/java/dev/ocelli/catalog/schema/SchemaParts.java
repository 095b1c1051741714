package dev.ocelli.catalog.schema;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One schema document whose parts can be looked at without references, unions and {@code allOf} in the way.
 *
 * <p>The nearest keyword wins: what stands beside a {@code $ref} hides what stands behind it, as Pydantic writes it.
 */
final class SchemaParts {
    private final JsonNode root;
    private final Map<String, JsonNode> anchors = new HashMap<>();

    SchemaParts(JsonNode root) {
        this.root = root;
        SchemaWalk.each(root, (place, part) -> {
            for (String keyword : List.of("$anchor", "$dynamicAnchor", "$id")) {
                String name = part.path(keyword).asString("");
                if (!name.isEmpty() && (keyword.endsWith("nchor") || name.startsWith("#"))) {
                    anchors.putIfAbsent(name.startsWith("#") ? name.substring(1) : name, part);
                }
            }
        });
    }

    /**
     * A part with everything that it points to drawn in.
     *
     * @param keywords no {@code $ref, allOf, anyOf, oneOf} left
     * @param refs the references that were followed
     */
    record Flat(ObjectNode keywords, boolean nullable, Set<String> refs) {}

    Flat flat(JsonNode part) {
        var merge = new Merge();
        merge.draw(part, List.of());
        return new Flat(merge.keywords, merge.nullable, merge.refs);
    }

    /** The part that a local reference names, such as {@code #/$defs/Address} or {@code #address}. */
    Optional<JsonNode> find(String ref) {
        if (!ref.startsWith("#")) {
            return Optional.empty();
        }
        String fragment = java.net.URLDecoder.decode(
                ref.substring(1).replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        if (fragment.isEmpty()) {
            return Optional.of(root);
        }
        if (!fragment.startsWith("/")) {
            return Optional.ofNullable(anchors.get(fragment));
        }
        JsonNode found = root.at(JsonPointer.compile(fragment));
        return found.isObject() || found.isBoolean() ? Optional.of(found) : Optional.empty();
    }

    /** True for {@code {"type": "null"}}, {@code {"const": null}} and {@code {"enum": [null]}}. */
    static boolean isNull(JsonNode part) {
        return part.path("type").asString("").equals("null")
                || (part.has("const") && part.get("const").isNull())
                || (part.path("enum").size() == 1 && part.get("enum").get(0).isNull());
    }

    private final class Merge {
        private static final Set<String> RESTRICTING = Set.of("format", "pattern", "enum", "const");

        private final ObjectNode keywords = Json.object();
        private final Set<String> refs = new LinkedHashSet<>();
        private boolean nullable;

        void draw(JsonNode part, List<String> trail) {
            if (!(part instanceof ObjectNode schema)) {
                return;
            }
            schema.properties().forEach(e -> take(e.getKey(), e.getValue()));
            for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
                if (schema.path(keyword).isString()) {
                    follow(schema.get(keyword).asString(), trail);
                }
            }
            schema.path("allOf").forEach(member -> draw(member, trail));
            drawUnion(schema.path("anyOf"), trail);
            drawUnion(schema.path("oneOf"), trail);
        }

        private void follow(String ref, List<String> trail) {
            if (trail.contains(ref)) {
                throw new OcelliException(
                        ErrorCode.INVALID_SCHEMA, "The reference " + ref + " leads back to itself without a field.");
            }
            refs.add(ref);
            var longer = new ArrayList<>(trail);
            longer.add(ref);
            find(ref).ifPresent(target -> draw(target, longer));
        }

        private void drawUnion(JsonNode members, List<String> trail) {
            var usable = new ArrayList<JsonNode>();
            for (JsonNode member : members) {
                if (isNull(member)) {
                    nullable = true;
                } else if (describes(member)) {
                    usable.add(member);
                }
            }
            if (usable.isEmpty()) {
                return;
            }
            if (usable.size() > 1 && usable.stream().allMatch(m -> m.has("const") || m.has("enum"))) {
                take("enum", choices(usable));
            } else {
                draw(usable.getFirst(), trail);
                relax(usable);
            }
        }

        /** Where any text fits beside a date-time, a day without its time fits too: the day is what is looked for. */
        private void relax(List<JsonNode> members) {
            boolean anyText = members.stream()
                    .anyMatch(m -> m.path("type").asString("").equals("string")
                            && m.propertyNames().stream().noneMatch(RESTRICTING::contains));
            if (anyText && keywords.path("format").asString("").equals("date-time")) {
                keywords.put("format", "date");
            }
        }

        private boolean describes(JsonNode member) {
            return member instanceof ObjectNode o
                    && o.propertyStream()
                            .anyMatch(e -> !Set.of("required", "not").contains(e.getKey()));
        }

        private ArrayNode choices(List<JsonNode> members) {
            ArrayNode all = Json.array();
            members.forEach(m -> {
                if (m.has("const")) {
                    all.add(m.get("const"));
                } else {
                    m.get("enum").forEach(all::add);
                }
            });
            return all;
        }

        private void take(String keyword, JsonNode value) {
            switch (keyword) {
                case "$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "$defs", "definitions" -> {}
                case "properties" -> {
                    ObjectNode known =
                            keywords.has(keyword) ? (ObjectNode) keywords.get(keyword) : keywords.putObject(keyword);
                    value.properties().forEach(e -> known.putIfAbsent(e.getKey(), e.getValue()));
                }
                case "required" -> {
                    if (!keywords.has(keyword)) {
                        keywords.putArray(keyword);
                    }
                    value.forEach(((ArrayNode) keywords.get(keyword))::add);
                }
                case "type" -> {
                    nullable |= value.isArray()
                            && value.valueStream().anyMatch(t -> t.asString("").equals("null"));
                    keywords.putIfAbsent(keyword, value);
                }
                default -> keywords.putIfAbsent(keyword, value);
            }
        }
    }
}
