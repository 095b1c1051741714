package dev.ocelli.engine.ground;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import org.jspecify.annotations.Nullable;

/** Says which leaves take their value from the schema's own list, so that the page need not print it word for word. */
final class ClosedLeaves {
    private final Shape root;

    ClosedLeaves(Shape root) {
        this.root = root;
    }

    /** True for enumerations, constants and booleans. */
    boolean closed(String pointer) {
        return shape(pointer) instanceof LeafShape leaf
                && (leaf.type() == LeafType.BOOLEAN || !leaf.rules().allowed().isEmpty());
    }

    /** True where the schema leaves no choice. */
    boolean fixed(String pointer) {
        return shape(pointer) instanceof LeafShape leaf
                && leaf.rules().allowed().size() == 1;
    }

    private @Nullable Shape shape(String pointer) {
        Shape shape = root;
        for (String step : Leaves.steps(pointer)) {
            shape = switch (shape) {
                case ObjectShape object -> object.properties().get(step);
                case ArrayShape array -> array.items();
                case LeafShape leaf -> null;
            };
            if (shape == null) {
                return null;
            }
        }
        return shape;
    }
}
