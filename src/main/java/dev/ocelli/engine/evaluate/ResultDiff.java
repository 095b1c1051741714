package dev.ocelli.engine.evaluate;

import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two results, leaf by leaf. Entries of lists are paired so that most leaves agree; {@code
 * X_metadata} siblings are left out.
 *
 * @param same how many leaves are the same
 */
public record ResultDiff(int same, List<Change> changed, List<Change> added, List<Change> removed) {
    private static final String METADATA = "_metadata";

    public ResultDiff {
        changed = List.copyOf(changed);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * @param field path such as {@code items[0].total}
     * @param before null when it was not there
     * @param after null when it is not there any more
     */
    public record Change(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    public static ResultDiff of(ObjectNode before, ObjectNode after) {
        var changed = new ArrayList<Change>();
        var added = new ArrayList<Change>();
        var removed = new ArrayList<Change>();
        int same = 0;
        ObjectNode old = plain(before);
        ObjectNode fresh = plain(after);
        for (FieldResult one : FieldComparison.of(old, fresh)) {
            @Nullable JsonNode was = one.expected();
            @Nullable JsonNode is = one.found();
            if (was == null) {
                added.add(new Change(one.field(), null, is));
            } else if (is == null) {
                removed.add(new Change(one.field(), was, null));
            } else if (was.equals(is)) {
                same++;
            } else {
                changed.add(new Change(one.field(), was, is));
            }
        }
        for (FieldResult one : FieldComparison.of(fresh, old)) {
            boolean known = added.stream().anyMatch(change -> change.field().equals(one.field()));
            if (one.found() == null && one.expected() != null && !known) {
                added.add(new Change(one.field(), null, one.expected()));
            }
        }
        return new ResultDiff(same, changed, added, removed);
    }

    /** A result without its {@code X_metadata} siblings. */
    static ObjectNode plain(ObjectNode node) {
        ObjectNode plain = Json.object();
        node.properties().forEach(p -> {
            if (!p.getKey().endsWith(METADATA)) {
                plain.set(p.getKey(), plainValue(p.getValue()));
            }
        });
        return plain;
    }

    private static JsonNode plainValue(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return plain(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode list = Json.array();
            array.forEach(item -> list.add(plainValue(item)));
            return list;
        }
        return value;
    }
}
