package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.Label;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import java.util.List;

/**
 * One value, or one list of plain values, that the schema asks for.
 *
 * @param pointer JSON Pointer of the leaf in the answer, such as {@code /merchant_address/city}; of a list: of the
 *     list itself
 * @param path labels of the objects around it, outermost first, without the root
 * @param leaf name, title, description, type, format, allowed values, pattern, examples; of a list: those of its items,
 *     with the list's own label
 * @param many true for a list of plain values
 * @param hints sentences of the instructions that speak of this field
 */
record FieldSpec(String pointer, List<Label> path, LeafShape leaf, boolean many, List<String> hints) {
    FieldSpec {
        path = List.copyOf(path);
        hints = List.copyOf(hints);
    }
}
