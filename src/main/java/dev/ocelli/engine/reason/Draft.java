package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Place;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON that fits the schema, before its evidence is checked.
 *
 * <p>{@code readings} says for a leaf (key: its JSON Pointer, such as {@code /items/0/price}) where the reasoner read
 * it; a leaf without one is looked for by the grounder.
 */
public record Draft(ObjectNode value, Map<String, Reading> readings) {
    public Draft {
        readings = Map.copyOf(readings);
    }

    /**
     * Where a value was read.
     *
     * @param quote the words as printed; empty for a value with no words of its own
     * @param places one box a line of print, in reading order
     * @param score how sure the reasoner is, in [0, 1]
     * @param derivedFrom pointers of the leaves it was worked out from; empty when it was read
     */
    public record Reading(String quote, List<Place> places, double score, List<String> derivedFrom) {
        public Reading {
            places = List.copyOf(places);
            derivedFrom = List.copyOf(derivedFrom);
        }
    }
}
