package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import java.util.List;
import java.util.Map;

/** Reads all single values and plain lists of a schema together, so that one span of print serves one field. */
interface LeafReader {
    /**
     * Readings by {@link FieldSpec#pointer()}: none or one for a single value, any number for a list, in reading order.
     * A field that the document does not have is missing from the map.
     */
    Map<String, List<LeafReading>> read(List<FieldSpec> fields, Perception perception);
}
