package dev.ocelli.engine.reason;

import java.util.List;
import java.util.Map;

/**
 * All that was read for one schema.
 *
 * @param leaves by {@link FieldSpec#pointer()}
 * @param rows by {@link RowSpec#pointer()}; keys inside are relative to the element
 */
public record Readings(Map<String, List<LeafReading>> leaves, Map<String, List<Map<String, LeafReading>>> rows) {
    public Readings {
        leaves = Map.copyOf(leaves);
        rows = Map.copyOf(rows);
    }
}
