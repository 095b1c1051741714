package dev.ocelli.engine.agent.graph;

import dev.ocelli.core.base.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills the list of a result that says which documents came in: those whose entries have pages and a kind. */
record Documents(ObjectNode root) {
    private static final Set<String> KINDS = Set.of("kind", "type", "category", "document_type");

    void list(List<Part> parts, ObjectNode json) {
        Optional<String> property = property();
        if (property.isEmpty()) {
            return;
        }
        JsonNode fields =
                root.path("properties").path(property.get()).path("items").path("properties");
        ArrayNode list = Json.array();
        parts.stream()
                .sorted(Comparator.comparing(Part::file)
                        .thenComparingInt(part ->
                                part.pages().isEmpty() ? 0 : part.pages().getFirst()))
                .forEach(part -> entry(list.addObject(), fields, part));
        json.set(property.get(), list);
    }

    private Optional<String> property() {
        return root.path("properties").properties().stream()
                .filter(one -> {
                    JsonNode fields = one.getValue().path("items").path("properties");
                    boolean pages = fields.has("pages") || fields.has("first_page");
                    return pages && KINDS.stream().anyMatch(fields::has);
                })
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    private static void entry(ObjectNode entry, JsonNode fields, Part part) {
        fields.propertyNames().forEach(name -> {
            switch (name) {
                case "kind", "type", "category", "document_type" -> entry.put(name, part.kind());
                case "file" -> entry.put(name, part.file());
                case "confidence" -> entry.put(name, part.confidence());
                case "first_page" ->
                    page(
                            entry,
                            name,
                            part.pages().isEmpty() ? null : part.pages().getFirst());
                case "last_page" ->
                    page(
                            entry,
                            name,
                            part.pages().isEmpty() ? null : part.pages().getLast());
                case "pages" -> {
                    ArrayNode pages = entry.putArray(name);
                    part.pages().forEach(pages::add);
                }
                default -> entry.putNull(name);
            }
        });
    }

    private static void page(ObjectNode entry, String name, @org.jspecify.annotations.Nullable Integer page) {
        if (page == null) {
            entry.putNull(name);
        } else {
            entry.put(name, page);
        }
    }
}
