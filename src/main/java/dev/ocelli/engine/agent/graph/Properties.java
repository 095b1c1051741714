package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which part of the wanted result a document of some kind fills. */
final class Properties {
    private final Optional<ObjectNode> root;
    private final List<SkillVersion> others;

    Properties(Guide guide) {
        this.root = guide.schema();
        this.others = guide.others();
    }

    /**
     * What to fill.
     *
     * @param property of the result; empty: the whole result
     * @param schema empty: the document's own fields
     */
    record Target(String property, Optional<ObjectNode> schema) {}

    Target target(String words, String kind) {
        Optional<Map.Entry<String, JsonNode>> property = property(words, kind);
        if (property.isPresent()) {
            return new Target(property.get().getKey(), schemaOf(property.get().getValue()));
        }
        Optional<SkillVersion> skill = others.stream()
                .filter(one -> !kind.isEmpty() && Kinds.alike(kind, one.name()))
                .findFirst();
        if (skill.isPresent()) {
            return new Target(skill.get().name(), skill.get().bundle().schema().map(JsonSchema::root));
        }
        return kind.isEmpty() || root.isEmpty() || !hasRecords()
                ? new Target("", root)
                : new Target(kind, Optional.empty());
    }

    /** Whether the result is made of the results of several documents. */
    private boolean hasRecords() {
        return root.map(schema -> schema.path("properties")
                        .valueStream()
                        .anyMatch(one -> schemaOf(one).isPresent()
                                && one.path("type").asString("").equals("array")))
                .orElse(false);
    }

    /** The property that is called as the kind, else the one that the words of the state name. */
    private Optional<Map.Entry<String, JsonNode>> property(String words, String kind) {
        if (root.isEmpty()) {
            return Optional.empty();
        }
        var records = root.get().path("properties").properties().stream()
                .filter(one -> schemaOf(one.getValue()).isPresent())
                .toList();
        Optional<Map.Entry<String, JsonNode>> called = records.stream()
                .filter(one -> Kinds.same(one.getKey(), kind))
                .findFirst()
                .or(() -> records.stream()
                        .filter(one -> !kind.isEmpty() && Kinds.alike(one.getKey(), kind))
                        .findFirst());
        return called.isPresent()
                ? called
                : records.stream()
                        .filter(one -> Kinds.within(one.getKey(), words))
                        .max(Comparator.comparingInt(one -> Kinds.shared(one.getKey(), words)));
    }

    /** The object that an object or a list of objects holds; a reference to an artifact is none. */
    static Optional<ObjectNode> schemaOf(JsonNode property) {
        JsonNode object = property.path("items").isObject() ? property.path("items") : property;
        boolean reference = object.path("properties").size() == 1
                && object.path("properties").has("id")
                && object.path("properties")
                        .path("id")
                        .path("pattern")
                        .asString("")
                        .startsWith("^");
        return object instanceof ObjectNode node && node.path("properties").isObject() && !reference
                ? Optional.of(node.deepCopy())
                : Optional.empty();
    }

    /** Words that tell a kind from others: description and field names of what it fills. */
    String wordsOf(String kind) {
        Optional<JsonNode> found = property("", kind).map(Map.Entry::getValue);
        return found.map(property -> {
                    var words = new StringBuilder(property.path("description").asString(""));
                    schemaOf(property)
                            .ifPresent(schema -> schema.path("properties")
                                    .properties()
                                    .forEach(field -> words.append(' ')
                                            .append(field.getValue()
                                                    .path("title")
                                                    .asString(field.getKey().replace('_', ' ')))));
                    return words.toString().strip();
                })
                .orElse("");
    }
}
