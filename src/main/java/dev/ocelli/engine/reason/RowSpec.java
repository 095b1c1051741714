package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.Label;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.List;

/**
 * One list of objects that the schema asks for.
 *
 * @param pointer JSON Pointer of the list in the answer, such as {@code /items}
 * @param path labels of the objects around the list, outermost first, without the root
 * @param label of the list itself
 * @param row shape of one element
 * @param hints sentences of the instructions that speak of this list
 */
record RowSpec(String pointer, List<Label> path, Label label, ObjectShape row, List<String> hints) {
    RowSpec {
        path = List.copyOf(path);
        hints = List.copyOf(hints);
    }
}
