package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON that fits the schema, before its evidence is checked.
 *
 * <p>{@code readings} says for a leaf (key: its JSON Pointer, such as {@code /items/0/price}) where the reasoner read
 * it; a leaf without one is looked for by the grounder.
 */
public record Draft(ObjectNode value, Map<String, Reading> readings, Making making) {
    public Draft {
        readings = Map.copyOf(readings);
    }

    /** A draft of the embedded engine. */
    public Draft(ObjectNode value, Map<String, Reading> readings) {
        this(value, readings, Making.EMBEDDED);
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

        /** The score of a value that both engines read. */
        public static final double AGREED = 0.97;

        /** Whether both engines read this value. */
        public boolean agreed() {
            return score >= AGREED;
        }
    }

    /**
     * How a draft came about.
     *
     * @param engine {@code embedded}, or {@code model} with the name of the backend
     * @param notes what a reader should know, in plain words
     * @param unread pointers of the leaves that nobody looked for, because a limit was reached
     */
    public record Making(String engine, List<String> notes, Set<String> unread, ModelUse use) {
        public static final Making EMBEDDED = new Making("embedded", List.of(), Set.of(), ModelUse.NONE);

        public Making {
            notes = List.copyOf(notes);
            unread = Set.copyOf(unread);
        }

        /** The same with further calls of a model. */
        public Making with(ModelUse more) {
            return new Making(engine, notes, unread, use.plus(more));
        }

        /** Whether a model gave the values. */
        public boolean byModel() {
            return !engine.equals(EMBEDDED.engine);
        }
    }

    /**
     * What was asked of models.
     *
     * @param micros cost by the operator's price table, in millionths of its currency
     */
    public record ModelUse(int calls, long promptTokens, long completionTokens, long micros) {
        public static final ModelUse NONE = new ModelUse(0, 0, 0, 0);

        public ModelUse plus(ModelUse other) {
            return new ModelUse(
                    calls + other.calls,
                    promptTokens + other.promptTokens,
                    completionTokens + other.completionTokens,
                    micros + other.micros);
        }
    }
}
