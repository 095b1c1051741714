package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.engine.reason.LeafReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Takes answers apart: values in their types, lines off. */
final class AnswerTaker {
    private final BiFunction<JsonNode, Integer, LeafReading> reader;

    /** @param reader makes a reading of a value and the line that the model named, 0 for none */
    AnswerTaker(BiFunction<JsonNode, Integer, LeafReading> reader) {
        this.reader = reader;
    }

    /** What {@code tree} says about the fields of {@code shape}. */
    Taken fields(ObjectShape shape, JsonNode tree) {
        var taken = Taken.nothing();
        object("", shape, unwrapped(shape, tree), taken);
        return taken;
    }

    /** The entries of one list. */
    List<Taken.Entry> rows(ArrayShape list, JsonNode tree) {
        JsonNode rows = tree.isArray() ? tree : tree.path(AnswerForm.ROWS);
        if (rows.isMissingNode() && tree.size() == 1) {
            rows = tree.iterator().next(); // under the list's own name
        }
        return entries(list, rows);
    }

    /** Some models put the answer below a name of their own. */
    private static JsonNode unwrapped(ObjectShape shape, JsonNode tree) {
        boolean known = tree.propertyNames().stream().anyMatch(shape.properties()::containsKey);
        boolean wrapped = !known
                && tree.isObject()
                && tree.size() == 1
                && tree.iterator().next().isObject();
        return wrapped ? tree.iterator().next() : tree;
    }

    private void object(String pointer, ObjectShape shape, JsonNode tree, Taken taken) {
        shape.properties().forEach((name, part) -> {
            if (!tree.has(name)) {
                return;
            }
            String at = pointer + Part.step(name);
            JsonNode value = tree.get(name);
            switch (part) {
                case LeafShape leaf -> {
                    String line = AnswerForm.lineOf(name, shape);
                    int number = line.isEmpty() ? 0 : line(tree.path(line));
                    taken.fields().put(at, leaf(leaf, value, number));
                }
                case ObjectShape free
                when free.properties().isEmpty() ->
                    taken.fields().put(at, value.isObject() ? Optional.of(reader.apply(value, 0)) : Optional.empty());
                case ObjectShape inner -> object(at, inner, value, taken);
                case ArrayShape array -> taken.lists().put(at, new ArrayList<>(entries(array, value)));
            }
        });
    }

    private Optional<LeafReading> leaf(LeafShape leaf, JsonNode given, int line) {
        JsonNode value = Coercion.fitted(leaf, given);
        return value.isNull() ? Optional.empty() : Optional.of(reader.apply(value, line));
    }

    private List<Taken.Entry> entries(ArrayShape list, JsonNode rows) {
        var entries = new ArrayList<Taken.Entry>();
        var all = rows.isArray()
                ? rows.values()
                : rows.isNull() || rows.isMissingNode() ? List.<JsonNode>of() : List.of(rows);
        for (JsonNode row : all) {
            int line = line(row.path(AnswerForm.LINE));
            var leaves = new LinkedHashMap<String, LeafReading>();
            boolean wrapped = !(list.items() instanceof ObjectShape object
                            && !object.properties().isEmpty())
                    && row.isObject()
                    && row.has(AnswerForm.VALUE);
            collect("", list.items(), wrapped ? row.get(AnswerForm.VALUE) : row, line, leaves);
            if (!leaves.isEmpty()) {
                entries.add(new Taken.Entry(leaves, line));
            }
        }
        return entries;
    }

    private void collect(String pointer, Shape shape, JsonNode node, int line, Map<String, LeafReading> leaves) {
        switch (shape) {
            case LeafShape leaf -> leaf(leaf, node, line).ifPresent(reading -> leaves.put(pointer, reading));
            case ObjectShape free when free.properties().isEmpty() -> {}
            case ObjectShape object ->
                object.properties().forEach((name, part) -> {
                    if (node.has(name)) {
                        collect(pointer + Part.step(name), part, node.get(name), line, leaves);
                    }
                });
            case ArrayShape array -> {
                int at = 0;
                for (JsonNode item : node.isArray() ? node.values() : List.of(node)) {
                    int before = leaves.size();
                    collect(pointer + "/" + at, array.items(), item, line, leaves);
                    at += leaves.size() > before ? 1 : 0;
                }
            }
        }
    }

    /** A number of a line, also as text such as {@code "12"} or {@code "12|"}; 0 for anything else. */
    private static int line(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return Math.max(0, node.intValue());
        }
        String digits = node.isString() ? node.stringValue().replaceAll("^\\D*(\\d{1,7}).*$", "$1") : "";
        return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
    }
}
