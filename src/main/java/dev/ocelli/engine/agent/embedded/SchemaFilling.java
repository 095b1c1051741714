package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills one schema from one or several documents; values keep their {@code X_metadata}. */
final class SchemaFilling {
    private static final Pattern OF_DOCUMENTS =
            Pattern.compile("(?:all_|extracted_|list_of_)?(?:documents|files|results|records|entries|docs)");
    private static final Pattern NUMBER_OF = Pattern.compile("(?:.*_)?(?:count|number_of_\\w+|n_\\w+|num_\\w+)");
    private static final Pattern SUM =
            Pattern.compile("(?:.*_)?(?:total|sum|grand_total|total_amount|overall)(?:_\\w+)?");

    private final Stage stage;
    private final List<Citation> citations;

    /** @param citations takes those of all values */
    SchemaFilling(Stage stage, List<Citation> citations) {
        this.stage = stage;
        this.citations = citations;
    }

    /** JSON that fits; with siblings. */
    ObjectNode fill(ObjectNode schema, String instructions, List<Thing> documents) {
        if (documents.isEmpty() || schema.path("properties").isEmpty()) {
            return empty(schema);
        }
        Optional<String> list = listOfDocuments(schema);
        if (list.isPresent()) {
            return eachInto(list.get(), schema, instructions, documents);
        }
        List<ObjectNode> filled = extracted(schema, instructions, documents);
        return filled.size() == 1 ? filled.getFirst() : merged(filled);
    }

    /** What the schema has when nothing is known. */
    private static ObjectNode empty(ObjectNode schema) {
        ObjectNode json = Json.object();
        for (var property : schema.path("properties").properties()) {
            JsonNode shape = property.getValue();
            switch (shape.path("type").asString("")) {
                case "array" -> json.putArray(property.getKey());
                case "object" ->
                    json.set(property.getKey(), shape instanceof ObjectNode inner ? empty(inner) : Json.object());
                case "string" -> json.put(property.getKey(), "");
                default -> json.putNull(property.getKey());
            }
        }
        return json;
    }

    private List<ObjectNode> extracted(ObjectNode schema, String instructions, List<Thing> documents) {
        List<Step> steps = stage.steps(
                "Extracting",
                documents.stream()
                        .map(document -> request(schema, instructions, document))
                        .toList());
        var filled = new ArrayList<ObjectNode>();
        for (int i = 0; i < steps.size(); i++) {
            JsonNode data = steps.get(i).output().path("data");
            if (data instanceof ObjectNode object) {
                cite(object, documents.get(i));
                filled.add(object.deepCopy());
            }
        }
        return filled;
    }

    private static Hands.Request request(ObjectNode schema, String instructions, Thing document) {
        ObjectNode arguments = Stage.arguments(document);
        arguments.set("schema", schema);
        if (!instructions.isBlank()) {
            arguments.put("instructions", instructions.substring(0, Math.min(instructions.length(), 8_000)));
        }
        return new Hands.Request("extract", arguments);
    }

    private void cite(JsonNode node, Thing document) {
        if (node.isObject()) {
            Leaf.of(node).stream().filter(Leaf::isFound).forEach(leaf -> citations.add(leaf.citation(document.name())));
        }
        Leaf.inside(node).forEach(child -> cite(child, document));
    }

    /** The property of the root that is a list of documents, such as {@code invoices}. */
    private Optional<String> listOfDocuments(ObjectNode schema) {
        return schema.path("properties").properties().stream()
                .filter(property ->
                        property.getValue().path("type").asString("").equals("array"))
                .filter(property ->
                        property.getValue().path("items").path("properties").size() > 0)
                .map(java.util.Map.Entry::getKey)
                .filter(this::namesDocuments)
                .findFirst();
    }

    private boolean namesDocuments(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
        return OF_DOCUMENTS.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || (words.endsWith("s")
                        && stage.vocabulary().name("kind", words).isPresent());
    }

    private ObjectNode eachInto(String list, ObjectNode schema, String instructions, List<Thing> documents) {
        ObjectNode item = ((ObjectNode) schema.path("properties").path(list).path("items")).deepCopy();
        for (String definitions : List.of("$defs", "definitions")) {
            if (schema.has(definitions)) {
                item.set(definitions, schema.path(definitions));
            }
        }
        if (!item.has("type")) {
            item.put("type", "object");
        }
        List<ObjectNode> filled = extracted(item, instructions, documents);
        ObjectNode json = empty(schema);
        ArrayNode all = json.putArray(list);
        filled.forEach(all::add);
        for (var property : schema.path("properties").properties()) {
            String type = property.getValue().path("type").asString("");
            boolean number = type.equals("integer") || type.equals("number");
            if (number && NUMBER_OF.matcher(property.getKey()).matches()) {
                json.put(property.getKey(), filled.size());
            } else if (number && SUM.matcher(property.getKey()).matches()) {
                sum(filled).ifPresent(total -> json.put(property.getKey(), total));
            }
        }
        return json;
    }

    /** Of the one amount that each document has; empty when it is not clear which, or one lacks it. */
    private static Optional<java.math.BigDecimal> sum(List<ObjectNode> filled) {
        List<String> names = filled.isEmpty()
                ? List.of()
                : filled.getFirst().properties().stream()
                        .filter(property -> property.getValue().isNumber())
                        .map(java.util.Map.Entry::getKey)
                        .filter(name -> SUM.matcher(name).matches() || name.endsWith("amount"))
                        .toList();
        if (names.size() != 1) {
            return Optional.empty();
        }
        var total = java.math.BigDecimal.ZERO;
        for (ObjectNode one : filled) {
            JsonNode value = one.path(names.getFirst());
            if (!value.isNumber()) {
                return Optional.empty();
            }
            total = total.add(value.decimalValue());
        }
        return Optional.of(total);
    }

    /** Values of the first document that has them, lists of all documents one after the other. */
    static ObjectNode merged(List<ObjectNode> filled) {
        ObjectNode into = filled.isEmpty() ? Json.object() : filled.getFirst().deepCopy();
        filled.stream().skip(1).forEach(other -> merge(into, other));
        return into;
    }

    private static void merge(ObjectNode into, ObjectNode other) {
        for (var property : other.properties()) {
            String name = property.getKey();
            if (Metadata.isSibling(other, name)) {
                continue;
            }
            JsonNode mine = into.path(name);
            JsonNode theirs = property.getValue();
            if (mine instanceof ArrayNode list && theirs instanceof ArrayNode more) {
                list.addAll(more);
            } else if (mine instanceof ObjectNode object && theirs instanceof ObjectNode more) {
                merge(object, more);
            } else if (isEmpty(mine) && !isEmpty(theirs)) {
                into.set(name, theirs);
                if (other.has(name + "_metadata")) {
                    into.set(name + "_metadata", other.path(name + "_metadata"));
                }
            }
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isEmpty());
    }
}
