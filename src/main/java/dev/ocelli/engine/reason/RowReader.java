package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import java.util.List;
import java.util.Map;

/** Reads one list of objects: line items, table rows, entries of a list. */
interface RowReader {
    /**
     * One map an element, in reading order. Keys are JSON Pointers inside the element, such as {@code /price} or
     * {@code /address/city}; a value that the element does not have is missing.
     */
    List<Map<String, LeafReading>> read(RowSpec rows, Perception perception);
}
