package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.ArrayList;
import java.util.List;

/** The smallest thing of a schema that can be asked for by itself. */
sealed interface Part {
    /** JSON Pointer in the answer. */
    String pointer();

    /** How many values one answer to it holds; of a list, of one entry. */
    int weight();

    /** A single value, or an object of free form. */
    record Field(String pointer, Shape shape) implements Part {
        @Override
        public int weight() {
            return 1;
        }
    }

    /** A list; what stands inside its entries belongs to it. */
    record Listing(String pointer, ArrayShape shape) implements Part {
        @Override
        public int weight() {
            return Part.leaves(shape.items());
        }
    }

    /** Everything that a schema asks for, in its order. */
    static List<Part> of(ObjectShape root) {
        var parts = new ArrayList<Part>();
        collect("", root, parts);
        return parts;
    }

    private static void collect(String pointer, ObjectShape object, List<Part> parts) {
        object.properties().forEach((name, shape) -> {
            String at = pointer + step(name);
            switch (shape) {
                case LeafShape leaf -> parts.add(new Field(at, leaf));
                case ArrayShape array -> parts.add(new Listing(at, array));
                case ObjectShape inner when inner.properties().isEmpty() -> parts.add(new Field(at, inner));
                case ObjectShape inner -> collect(at, inner, parts);
            }
        });
    }

    /** A property's name as a step of a pointer. */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static int leaves(Shape shape) {
        return switch (shape) {
            case LeafShape leaf -> 1;
            case ArrayShape array -> leaves(array.items());
            case ObjectShape object ->
                Math.max(
                        1,
                        object.properties().values().stream()
                                .mapToInt(Part::leaves)
                                .sum());
        };
    }
}
