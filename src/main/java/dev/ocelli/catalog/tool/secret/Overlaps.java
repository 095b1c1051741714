package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.base.BoundingBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Settles which of several findings at one place holds. */
final class Overlaps {
    /** How much surer a kind that nobody asked for must be to take a place from one that was. */
    private static final double MARGIN = 0.05;

    private static final double COVERED = 0.85;
    private static final double CONTESTED = 0.5;

    private Overlaps() {}

    /** Of the findings on one page those that hold, wanted ones only. */
    static List<Secret> settle(List<Secret> found, Set<String> wanted) {
        var kept = new ArrayList<Secret>();
        var seen = new HashSet<List<Object>>();
        found.stream()
                .filter(s -> !s.boxes().isEmpty() && seen.add(List.of(s.category(), s.boxes())))
                .sorted(Comparator.comparingDouble((Secret s) -> -strength(s, wanted))
                        .thenComparingDouble(s -> -area(s.boxes())))
                .filter(s -> holds(s, kept))
                .forEach(kept::add);
        return kept.stream().filter(s -> wanted.contains(s.category())).toList();
    }

    private static double strength(Secret secret, Set<String> wanted) {
        return secret.confidence() + (wanted.contains(secret.category()) ? MARGIN : 0);
    }

    private static boolean holds(Secret secret, List<Secret> kept) {
        double area = area(secret.boxes());
        double same = 0;
        double other = 0;
        for (Secret k : kept) {
            double shared = shared(secret.boxes(), k.boxes());
            if (k.category().equals(secret.category())) {
                same += shared;
            } else {
                other += shared;
            }
        }
        return same < COVERED * area && other < CONTESTED * area;
    }

    private static double area(List<BoundingBox> boxes) {
        return Math.max(1e-12, boxes.stream().mapToDouble(BoundingBox::area).sum());
    }

    private static double shared(List<BoundingBox> some, List<BoundingBox> others) {
        double shared = 0;
        for (BoundingBox one : some) {
            for (BoundingBox other : others) {
                shared += one.overlap(other);
            }
        }
        return shared;
    }
}
