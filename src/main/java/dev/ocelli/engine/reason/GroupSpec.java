package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of figures that has brothers of the same shape, such as one nutrient of many: its name is the label of a
 * row, its values stand in that row.
 *
 * @param pointer JSON Pointer of the object in the answer
 */
record GroupSpec(String pointer, ObjectShape shape) {
    private static final int FEWEST = 3;

    /** Names of the properties that are such groups. */
    static Set<String> among(Map<String, Shape> properties) {
        var alike = new HashMap<Set<String>, List<String>>();
        properties.forEach((name, shape) -> figures(shape)
                .ifPresent(keys -> alike.merge(keys, List.of(name), (a, b) -> {
                    var all = new java.util.ArrayList<>(a);
                    all.addAll(b);
                    return List.copyOf(all);
                })));
        var names = new HashSet<String>();
        alike.values().stream().filter(group -> group.size() >= FEWEST).forEach(names::addAll);
        return names;
    }

    /** The keys of an object of plain values that are numbers for the better part. */
    private static Optional<Set<String>> figures(Shape shape) {
        if (!(shape instanceof ObjectShape object)) {
            return Optional.empty();
        }
        var parts = object.properties().values();
        boolean plain = parts.stream().allMatch(LeafShape.class::isInstance);
        long numbers = parts.stream().filter(GroupSpec::number).count();
        return plain && 2 * numbers > parts.size()
                ? Optional.of(object.properties().keySet())
                : Optional.empty();
    }

    private static boolean number(Shape part) {
        return part instanceof LeafShape leaf && (leaf.type() == LeafType.NUMBER || leaf.type() == LeafType.INTEGER);
    }
}
