package dev.ocelli.catalog.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema as a reader of documents needs it: references resolved, {@code anyOf [X, null]} folded into {@code
 * nullable}, {@code allOf} merged, unions reduced to their first usable member. Recursive schemas end at depth 8.
 */
public sealed interface Shape {
    Label label();

    /** True when null is a legal value here. */
    boolean nullable();

    /** What the schema says in words; title and description are empty when absent. */
    record Label(String name, String title, String description) {}

    /** Properties in the schema's order. */
    record ObjectShape(Label label, boolean nullable, Map<String, Shape> properties, Set<String> required)
            implements Shape {
        public ObjectShape {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            required = Set.copyOf(required);
        }
    }

    /** A list of {@code items}. */
    record ArrayShape(Label label, boolean nullable, Shape items) implements Shape {}

    /** One value. */
    record LeafShape(Label label, boolean nullable, LeafType type, LeafRules rules) implements Shape {}

    /** JSON types of a leaf; {@code ANY} where the schema leaves it open. */
    enum LeafType {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        ANY
    }

    /**
     * Further rules of a leaf.
     *
     * @param format such as {@code date}, {@code date-time}, {@code email}, {@code uri}
     * @param allowed enum or const values; empty when free
     * @param pattern regular expression of the schema
     * @param examples example values of the schema
     */
    record LeafRules(
            Optional<String> format, List<JsonNode> allowed, Optional<String> pattern, List<JsonNode> examples) {
        public static final LeafRules NONE = new LeafRules(Optional.empty(), List.of(), Optional.empty(), List.of());

        public LeafRules {
            allowed = List.copyOf(allowed);
            examples = List.copyOf(examples);
        }
    }
}
