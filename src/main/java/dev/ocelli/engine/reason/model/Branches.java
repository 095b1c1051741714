package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Cuts a wide schema into pieces that one answer can hold; what stands under one property stays together if it can. */
final class Branches {
    private final int most;
    private final List<List<Part>> pieces = new ArrayList<>();
    private List<Part> open = new ArrayList<>();
    private int weight;

    private Branches(int most) {
        this.most = most;
    }

    /** {@code parts} in their order, no piece heavier than {@code most} unless one part alone is. */
    static List<List<Part>> of(List<Part> parts, int most) {
        var branches = new Branches(most);
        var byBranch = new LinkedHashMap<String, List<Part>>();
        parts.forEach(part -> byBranch.computeIfAbsent(part.pointer().split("/", 3)[1], b -> new ArrayList<>())
                .add(part));
        byBranch.values().forEach(branches::add);
        branches.close();
        return branches.pieces;
    }

    private void add(List<Part> branch) {
        int all = branch.stream().mapToInt(Part::weight).sum();
        if (weight + all > most) {
            close();
        }
        for (Part part : branch) {
            if (weight + part.weight() > most) {
                close();
            }
            open.add(part);
            weight += part.weight();
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            pieces.add(List.copyOf(open));
            open = new ArrayList<>();
            weight = 0;
        }
    }

    /** The shape with only these parts left. */
    static ObjectShape only(ObjectShape root, List<? extends Part> parts) {
        return only("", root, parts.stream().map(Part::pointer).collect(Collectors.toUnmodifiableSet()));
    }

    private static ObjectShape only(String pointer, ObjectShape object, Set<String> wanted) {
        var kept = new LinkedHashMap<String, Shape>();
        object.properties().forEach((name, shape) -> {
            String at = pointer + Part.step(name);
            if (wanted.contains(at)) {
                kept.put(name, shape);
            } else if (shape instanceof ObjectShape inner && !inner.properties().isEmpty()) {
                ObjectShape rest = only(at, inner, wanted);
                if (!rest.properties().isEmpty()) {
                    kept.put(name, rest);
                }
            }
        });
        return new ObjectShape(object.label(), object.nullable(), kept, object.required());
    }
}
