package dev.ocelli.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what came out with what an example expects, leaf by leaf. Fields that the example does not name are not
 * compared; lists are compared by position, and an entry too many is one wrong leaf.
 */
final class FieldComparison {
    private final List<FieldResult> results = new ArrayList<>();

    private FieldComparison() {}

    static List<FieldResult> of(ObjectNode expected, ObjectNode found) {
        var comparison = new FieldComparison();
        comparison.compare("", expected, found);
        return List.copyOf(comparison.results);
    }

    private void compare(String field, @Nullable JsonNode expected, @Nullable JsonNode found) {
        switch (expected) {
            case ObjectNode object when !object.isEmpty() ->
                object.properties().forEach(p -> {
                    String inside = field.isEmpty() ? p.getKey() : field + "." + p.getKey();
                    compare(inside, p.getValue(), found == null ? null : found.get(p.getKey()));
                });
            case ArrayNode array when !array.isEmpty() -> compareLists(field, array, found);
            case null, default ->
                results.add(new FieldResult(field, expected, found, SameValue.test(expected, found)));
        }
    }

    private void compareLists(String field, ArrayNode expected, @Nullable JsonNode found) {
        for (int i = 0; i < expected.size(); i++) {
            compare(field + "[" + i + "]", expected.get(i), found == null ? null : found.get(i));
        }
        int more = found instanceof ArrayNode array ? array.size() : 0;
        for (int i = expected.size(); i < more; i++) {
            results.add(new FieldResult(field + "[" + i + "]", null, found == null ? null : found.get(i), false));
        }
    }
}
