package dev.ocelli.engine.reason.model;

import dev.ocelli.engine.reason.LeafReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer says, taken apart by the form that was asked for.
 *
 * @param fields by pointer; an empty optional where the model says that there is no value; what it did not speak of is
 *     missing
 * @param lists by pointer; entries in the order of the answer
 */
record Taken(Map<String, Optional<LeafReading>> fields, Map<String, List<Entry>> lists) {

    /**
     * One entry of a list.
     *
     * @param leaves by pointer inside the entry; empty text for an entry that is a plain value
     * @param line where it begins; 0: not said
     */
    record Entry(Map<String, LeafReading> leaves, int line) {
        Entry {
            leaves = Map.copyOf(leaves);
        }
    }

    static Taken nothing() {
        return new Taken(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Adds what {@code other} says; for a field its word is the last one, entries of lists come behind. */
    void add(Taken other) {
        fields.putAll(other.fields);
        other.lists.forEach((pointer, entries) ->
                lists.computeIfAbsent(pointer, p -> new ArrayList<>()).addAll(entries));
    }
}
