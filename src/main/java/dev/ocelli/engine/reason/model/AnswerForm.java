package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer must look like, derived from the caller's schema: the same names and types, every value may be null,
 * and beside each single value {@code X} stands {@code X_line}, the number of the line that it is printed in; an entry
 * of a list has one {@code _line} for all its values. The line comes before the value, so that a model looks before it
 * writes. One number a value costs a third of what a quote costs, and small models keep to it (docs/decisions/0235).
 *
 * <p>References, unions and conditions are resolved already in {@link Shape}, which every grammar compiler can digest.
 */
final class AnswerForm {
    static final String LINE = "_line";
    /** The list in an answer that holds nothing else. */
    static final String ROWS = "rows";
    /** The value of an entry that is no object. */
    static final String VALUE = "value";

    /** Formats that strict servers know; others are said in words. */
    private static final Set<String> FORMATS = Set.of("date", "date-time", "time", "email", "uuid");

    private final boolean lines;

    /** @param lines whether the model is shown numbered lines at all */
    AnswerForm(boolean lines) {
        this.lines = lines;
    }

    /** The JSON Schema for an answer with the fields of {@code shape}. */
    ObjectNode object(ObjectShape shape) {
        return object(shape, lines);
    }

    /** The JSON Schema for an answer with entries of one list. */
    ObjectNode rows(ArrayShape list) {
        ObjectNode answer = closed(Json.object());
        answer.putObject("properties").putObject(ROWS).put("type", "array").set("items", entry(list.items(), true));
        answer.putArray("required").add(ROWS);
        return answer;
    }

    /** {@code X_line}, unless the schema itself has a field of that name. */
    static String lineOf(String name, ObjectShape around) {
        String line = name + LINE;
        return around.properties().containsKey(line) ? "" : line;
    }

    private ObjectNode object(ObjectShape shape, boolean withLines) {
        if (shape.properties().isEmpty()) {
            ObjectNode free = Json.object();
            free.putArray("type").add("object").add("null");
            return free;
        }
        ObjectNode object = closed(Json.object());
        ObjectNode properties = object.putObject("properties");
        shape.properties().forEach((name, part) -> {
            String line = lineOf(name, shape);
            if (withLines && part instanceof LeafShape && !line.isEmpty()) {
                properties.set(line, number());
            }
            properties.set(name, value(part, withLines));
        });
        require(object, properties);
        return object;
    }

    private ObjectNode value(Shape shape, boolean withLines) {
        return switch (shape) {
            case LeafShape leaf -> leaf(leaf);
            case ObjectShape object -> object(object, withLines);
            case ArrayShape array -> {
                ObjectNode list = Json.object().put("type", "array");
                list.set(
                        "items",
                        array.items() instanceof ObjectShape
                                ? entry(array.items(), withLines)
                                : value(array.items(), false));
                yield list;
            }
        };
    }

    /** One entry of a list: an object with its line; a plain value becomes one when it is asked for by itself. */
    private ObjectNode entry(Shape items, boolean withLines) {
        ObjectNode entry = Json.object();
        ObjectNode properties = Json.object();
        boolean numbered = withLines && lines;
        if (items instanceof ObjectShape object && !object.properties().isEmpty()) {
            if (numbered && !object.properties().containsKey(LINE)) {
                properties.set(LINE, number());
            }
            object.properties().forEach((name, part) -> properties.set(name, value(part, false)));
        } else {
            if (numbered) {
                properties.set(LINE, number());
            }
            properties.set(VALUE, value(items, false));
        }
        closed(entry).set("properties", properties);
        require(entry, properties);
        return entry;
    }

    private static ObjectNode leaf(LeafShape leaf) {
        ObjectNode node = Json.object();
        var rules = leaf.rules();
        switch (leaf.type()) {
            case STRING -> node.putArray("type").add("string").add("null");
            case NUMBER -> node.putArray("type").add("number").add("null");
            case INTEGER -> node.putArray("type").add("integer").add("null");
            case BOOLEAN -> node.putArray("type").add("boolean").add("null");
            case ANY -> {}
        }
        if (!rules.allowed().isEmpty()) {
            ArrayNode allowed = node.putArray("enum");
            rules.allowed().forEach(allowed::add);
            if (rules.allowed().stream().noneMatch(JsonNode::isNull)) {
                allowed.addNull();
            }
        }
        rules.format().filter(FORMATS::contains).ifPresent(format -> node.put("format", format));
        return node;
    }

    private static ObjectNode number() {
        ObjectNode node = Json.object();
        node.putArray("type").add("integer").add("null");
        return node;
    }

    private static ObjectNode closed(ObjectNode object) {
        return object.put("type", "object").put("additionalProperties", false);
    }

    private static void require(ObjectNode object, ObjectNode properties) {
        ArrayNode required = object.putArray("required");
        properties.propertyNames().forEach(required::add);
    }
}
