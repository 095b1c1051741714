package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import java.util.List;
import java.util.Map;

/** Reads all lists of objects of a schema together, so that one table serves one list. */
interface RowReader {
    /**
     * By {@link RowSpec#pointer()}, one map an element, in reading order. Keys are JSON Pointers inside the element, such
     * as {@code /price} or {@code /address/city}; a value that the element does not have is missing.
     */
    Map<String, List<Map<String, LeafReading>>> read(SchemaFields asked, Perception perception);
}
