package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One walk through a shape with readings at hand; {@link SchemaFiller} says the rules. */
final class ShapeFilling {
    /** Allowed values that say themselves that nothing is known. */
    private static final Phrases UNKNOWN =
            Phrases.of(List.of("unknown", "other", "none", "n/a", "unspecified", "not specified", "not available"));

    private final Map<String, LeafReading> readings;
    private final TreeSet<String> pointers;
    private final Map<String, LeafReading> used = new HashMap<>();
    private final IdentityHashMap<LeafReading, String> misfits = new IdentityHashMap<>();

    ShapeFilling(Map<String, LeafReading> readings) {
        this.readings = readings;
        this.pointers = new TreeSet<>(readings.keySet());
    }

    /** Readings whose value stands in the answer. */
    Map<String, LeafReading> used() {
        return used;
    }

    /** Readings of the wrong type or outside the allowed values, by identity, with what is expected. */
    IdentityHashMap<LeafReading, String> misfits() {
        return misfits;
    }

    ObjectNode object(String pointer, ObjectShape shape) {
        var object = Json.object();
        shape.properties()
                .forEach((name, part) -> value(
                                pointer + SchemaFields.step(name),
                                part,
                                shape.required().contains(name))
                        .ifPresent(value -> object.set(name, value)));
        return object;
    }

    /** Empty when the property is left out. */
    private Optional<JsonNode> value(String pointer, Shape shape, boolean required) {
        return switch (shape) {
            case LeafShape leaf -> read(pointer, leaf).or(() -> absent(leaf, required));
            case ArrayShape array -> Optional.of(array(pointer, array));
            case ObjectShape object -> {
                if (hasReadings(pointer) || (required && !object.nullable())) {
                    yield Optional.of(object(pointer, object));
                }
                yield object.nullable() ? Optional.of(Json.MAPPER.nullNode()) : Optional.empty();
            }
        };
    }

    private ArrayNode array(String pointer, ArrayShape array) {
        var list = Json.array();
        while (hasReadings(pointer + "/" + list.size())) {
            String element = pointer + "/" + list.size();
            value(element, array.items(), true).ifPresentOrElse(list::add, list::addNull);
        }
        return list;
    }

    /** Whether anything was read at the pointer or below it. */
    private boolean hasReadings(String pointer) {
        if (readings.containsKey(pointer)) {
            return true;
        }
        String next = pointers.ceiling(pointer + "/");
        return next != null && next.startsWith(pointer + "/");
    }

    private Optional<JsonNode> read(String pointer, LeafShape leaf) {
        var reading = readings.get(pointer);
        if (reading == null) {
            return Optional.empty();
        }
        var value = fitted(leaf, reading.value());
        if (value.isPresent()) {
            used.put(pointer, reading);
        } else {
            misfits.put(reading, expected(leaf));
        }
        return value;
    }

    private static String expected(LeafShape leaf) {
        var allowed = leaf.rules().allowed();
        return allowed.isEmpty()
                ? "must be of type " + leaf.type().name().toLowerCase(Locale.ROOT)
                : "must be one of " + allowed;
    }

    /** The value in the leaf's type; empty when it has another one or is not among the allowed values. */
    static Optional<JsonNode> fitted(LeafShape leaf, JsonNode value) {
        var typed = switch (leaf.type()) {
            case STRING -> value.isString() ? Optional.of(value) : Optional.<JsonNode>empty();
            case NUMBER -> value.isNumber() ? Optional.of(value) : Optional.<JsonNode>empty();
            case INTEGER -> value.isNumber() ? whole(value.decimalValue()) : Optional.<JsonNode>empty();
            case BOOLEAN -> value.isBoolean() ? Optional.of(value) : Optional.<JsonNode>empty();
            case ANY -> Optional.of(value);
        };
        var allowed = leaf.rules().allowed();
        return typed.filter(v -> allowed.isEmpty() || allowed.contains(v));
    }

    private static Optional<JsonNode> whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? Optional.of(Json.MAPPER.getNodeFactory().numberNode(number.toBigInteger()))
                : Optional.empty();
    }

    private static Optional<JsonNode> absent(LeafShape leaf, boolean required) {
        var allowed = leaf.rules().allowed();
        if (allowed.size() == 1) {
            return Optional.of(allowed.getFirst());
        }
        if (leaf.nullable()) {
            return Optional.of(Json.MAPPER.nullNode());
        }
        if (!required) {
            return Optional.empty();
        }
        return Optional.of(allowed.isEmpty() ? blank(leaf.type()) : unknown(allowed));
    }

    private static JsonNode blank(LeafType type) {
        return switch (type) {
            case STRING -> Json.MAPPER.getNodeFactory().stringNode("");
            case NUMBER, INTEGER, BOOLEAN, ANY -> Json.MAPPER.nullNode();
        };
    }

    private static JsonNode unknown(List<JsonNode> allowed) {
        return allowed.stream()
                .filter(a -> a.isString() && (a.stringValue().isBlank() || UNKNOWN.is(Letters.of(a.stringValue()))))
                .findFirst()
                .orElseGet(Json.MAPPER::nullNode);
    }
}
