package dev.ocelli.engine.evaluate;

import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what came out with what an example expects, leaf by leaf. Fields that the example does not name are not
 * compared. Entries of lists are paired in order so that most leaves agree: an entry that was missed makes its own leaves
 * wrong and not those of all after it, and an entry too many is one wrong leaf.
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
            case ObjectNode object
            when !object.isEmpty() ->
                object.properties().forEach(p -> {
                    String inside = field.isEmpty() ? p.getKey() : field + "." + p.getKey();
                    compare(inside, p.getValue(), found == null ? null : found.get(p.getKey()));
                });
            case ArrayNode array when !array.isEmpty() -> compareLists(field, array, found);
            case null, default -> results.add(new FieldResult(field, expected, found, SameValue.test(expected, found)));
        }
    }

    private void compareLists(String field, ArrayNode expected, @Nullable JsonNode found) {
        ArrayNode came = found instanceof ArrayNode array ? array : Json.array();
        int[] partner = Alignment.of(expected.size(), came.size(), (i, j) -> agreeing(expected.get(i), came.get(j)));
        var taken = new HashSet<Integer>();
        for (int i = 0; i < expected.size(); i++) {
            taken.add(partner[i]);
            compare(field + "[" + i + "]", expected.get(i), partner[i] < 0 ? null : came.get(partner[i]));
        }
        for (int j = 0; j < came.size(); j++) {
            if (!taken.contains(j)) {
                results.add(new FieldResult(field + "[" + j + "]", null, came.get(j), false));
            }
        }
    }

    private static int agreeing(JsonNode expected, JsonNode found) {
        var inner = new FieldComparison();
        inner.compare("", expected, found);
        return (int) inner.results.stream().filter(FieldResult::right).count();
    }
}
