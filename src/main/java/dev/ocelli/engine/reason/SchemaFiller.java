package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Misfit;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.Json;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns readings into JSON that fits the schema.
 *
 * <p>What the document lacks (contract A, section 22, point 8): null where the schema allows it; else a required string
 * is empty, a required object is there with empty leaves, a list is empty; other optional values are left out. A
 * required number or boolean is null although the schema forbids it, since every other value would be an invention
 * (docs/decisions/0140). A reading that the schema refuses counts as lacking.
 */
public final class SchemaFiller {
    /** Taking a refused reading out can bring up another misfit; more rounds than this have never helped. */
    private static final int ROUNDS = 4;

    private final JsonSchema schema;

    public SchemaFiller(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * What came of it.
     *
     * @param refused readings that the schema does not allow, by identity, with what is wrong about each
     */
    public record Filling(Draft draft, Map<LeafReading, String> refused) {}

    public Draft fill(Readings readings) {
        return filling(readings).draft();
    }

    /** As {@link #fill}, telling what did not fit. */
    public Filling filling(Readings readings) {
        var refused = new IdentityHashMap<LeafReading, String>();
        var draft = new Draft(Json.object(), Map.of());
        int known = -1;
        for (int round = 0; round <= ROUNDS && refused.size() != known; round++) {
            known = refused.size();
            var placed = placed(readings, refused.keySet());
            draft = fill(placed, refused);
            for (Misfit misfit : schema.validate(draft.value())) {
                var reading = placed.get(misfit.pointer());
                if (reading != null) {
                    refused.putIfAbsent(reading, misfit.message());
                }
            }
        }
        return new Filling(draft, refused);
    }

    private Draft fill(Map<String, LeafReading> placed, Map<LeafReading, String> refused) {
        if (!(schema.shape() instanceof ObjectShape root)) {
            throw new IllegalStateException("a checked schema describes an object");
        }
        var filling = new ShapeFilling(placed);
        var value = filling.object("", root);
        var readings = new HashMap<String, Draft.Reading>();
        filling.used().forEach((pointer, reading) -> readings.put(pointer, reading.reading()));
        filling.misfits().forEach(refused::putIfAbsent);
        return new Draft(value, readings);
    }

    /** The readings that stay, by the pointer of their leaf in the answer; lists close up over what is left out. */
    private Map<String, LeafReading> placed(Readings readings, Set<LeafReading> refused) {
        var placed = new LinkedHashMap<String, LeafReading>();
        readings.leaves().forEach((pointer, found) -> {
            var kept = found.stream().filter(r -> !refused.contains(r)).toList();
            if (shapeAt(pointer) instanceof ArrayShape array && array.items() instanceof LeafShape item) {
                var fitting = kept.stream()
                        .filter(r -> ShapeFilling.fitted(item, r.value()).isPresent())
                        .toList();
                for (int i = 0; i < fitting.size(); i++) {
                    placed.put(pointer + "/" + i, fitting.get(i));
                }
            } else {
                kept.stream().findFirst().ifPresent(r -> placed.put(pointer, r));
            }
        });
        readings.rows().forEach((pointer, rows) -> place(pointer, rows, refused, placed));
        return placed;
    }

    private static void place(
            String pointer,
            List<Map<String, LeafReading>> rows,
            Set<LeafReading> refused,
            Map<String, LeafReading> placed) {
        int at = 0;
        for (Map<String, LeafReading> row : rows) {
            boolean any = false;
            for (var entry : row.entrySet()) {
                if (!refused.contains(entry.getValue())) {
                    placed.put(pointer + "/" + at + entry.getKey(), entry.getValue());
                    any = true;
                }
            }
            at += any ? 1 : 0;
        }
    }

    private Shape shapeAt(String pointer) {
        Shape shape = schema.shape();
        for (String step : pointer.substring(1).split("/", -1)) {
            if (!(shape instanceof ObjectShape object)) {
                return shape;
            }
            var next = object.properties().get(step.replace("~1", "/").replace("~0", "~"));
            if (next == null) {
                return shape;
            }
            shape = next;
        }
        return shape;
    }
}
