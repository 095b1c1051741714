package dev.ocelli.engine.propose;

import dev.ocelli.core.base.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields gathered so far with the values seen; keeps names apart and their number in bounds. */
final class Proposal {
    private static final int MAX_FIELDS = 80;
    private static final int MAX_SAME_NAME = 4;

    private final ObjectNode properties = Json.object();
    private final ObjectNode sample = Json.object();
    private final Map<String, Integer> used = new HashMap<>();
    private int nameless;

    /** Takes a field with a label; the same label with the same value is taken once. */
    void add(String label, String description, Guess guess) {
        String name = nameFor(label);
        if (isKnown(name, guess.value())) {
            return;
        }
        freeName(name).ifPresent(free -> {
            properties.set(free, guess.kind().property(label, description));
            sample.set(free, guess.value());
        });
    }

    /** Takes a list of objects. */
    void addList(String name, ObjectNode property, JsonNode rows) {
        freeName(name).ifPresent(free -> {
            properties.set(free, property);
            sample.set(free, rows);
        });
    }

    /** A name for a label; one without Latin letters is numbered. */
    private String nameFor(String label) {
        String name = FieldName.of(label);
        return name.isEmpty() ? "field_" + ++nameless : name;
    }

    private boolean isKnown(String name, JsonNode value) {
        for (int i = 1; i <= used.getOrDefault(name, 0); i++) {
            JsonNode seen = sample.path(i == 1 ? name : name + "_" + i);
            if (value.isNull() || seen.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> freeName(String name) {
        int count = used.merge(name, 1, Integer::sum);
        if (count > MAX_SAME_NAME || properties.size() >= MAX_FIELDS) {
            return Optional.empty();
        }
        String free = count == 1 ? name : name + "_" + count;
        return properties.has(free) ? Optional.empty() : Optional.of(free);
    }

    boolean has(String name) {
        return properties.has(name);
    }

    /** True when some field has this very value. */
    boolean holds(JsonNode value) {
        return sample.valueStream().anyMatch(value::equals);
    }

    /** True when a field of this name already tells the value, or a part of it that reads better. */
    boolean tells(String name, String printed) {
        JsonNode seen = sample.path(name);
        if (!seen.isValueNode() || seen.isNull()) {
            return false;
        }
        boolean typed = !properties.path(name).path("type").path(0).asString("").equals("string")
                || properties.path(name).has("format");
        return typed || printed.contains(seen.asString());
    }

    boolean isEmpty() {
        return properties.isEmpty();
    }

    ObjectNode properties() {
        return properties;
    }

    ObjectNode sample() {
        return sample;
    }
}
