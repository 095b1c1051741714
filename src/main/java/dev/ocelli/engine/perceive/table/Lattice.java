package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A connected net of drawn lines: the places of its lines and which neighbours have a line between them.
 *
 * <p>Row r lies between {@code ys[r]} and {@code ys[r + 1]}, column c likewise.
 */
record Lattice(List<Double> xs, List<Double> ys, List<Rules.Rule> across, List<Rules.Rule> down) {
    private static final double TOUCH = 0.006;

    /** No row or column is narrower than this: lines so close are one, drawn twice. */
    private static final double NARROWEST = 0.008;

    private static final double STICKS_OUT = 0.02;

    int rows() {
        return ys.size() - 1;
    }

    int columns() {
        return xs.size() - 1;
    }

    boolean holds(Piece piece) {
        return piece.centre() > xs.getFirst()
                && piece.centre() < xs.getLast()
                && piece.middle() > ys.getFirst()
                && piece.middle() < ys.getLast();
    }

    /** Nets with at least one field, each of lines that touch each other. */
    static List<Lattice> all(Rules rules) {
        int count = rules.across().size() + rules.down().size();
        int[] group = new int[count];
        for (int i = 0; i < count; i++) {
            group[i] = i;
        }
        for (int h = 0; h < rules.across().size(); h++) {
            for (int v = 0; v < rules.down().size(); v++) {
                if (touch(rules.across().get(h), rules.down().get(v))) {
                    unite(group, h, rules.across().size() + v);
                }
            }
        }
        var nets = new ArrayList<Lattice>();
        for (int root = 0; root < count; root++) {
            var across = new ArrayList<Rules.Rule>();
            var down = new ArrayList<Rules.Rule>();
            for (int i = 0; i < count; i++) {
                if (find(group, i) == root) {
                    if (i < rules.across().size()) {
                        across.add(rules.across().get(i));
                    } else {
                        down.add(rules.down().get(i - rules.across().size()));
                    }
                }
            }
            if (across.size() >= 2 && !down.isEmpty()) {
                nets.add(framed(across, down));
            }
        }
        return nets;
    }

    /** True when a line is drawn under row {@code row} in {@code column}. */
    boolean lineBelow(int row, int column) {
        return across.stream()
                .anyMatch(r -> Math.abs(r.place() - ys.get(row + 1)) < NARROWEST
                        && r.covers(xs.get(column), xs.get(column + 1)));
    }

    /** True when a line is drawn right of {@code column} in {@code row}. */
    boolean lineRight(int row, int column) {
        return down.stream()
                .anyMatch(r ->
                        Math.abs(r.place() - xs.get(column + 1)) < NARROWEST && r.covers(ys.get(row), ys.get(row + 1)));
    }

    /** Closes sides that are left open: most lines run on past the last one that crosses them. */
    private static Lattice framed(List<Rules.Rule> across, List<Rules.Rule> down) {
        var closedDown = new ArrayList<>(down);
        var closedAcross = new ArrayList<>(across);
        closedDown.addAll(sides(across, places(down)));
        closedAcross.addAll(sides(down, places(across)));
        return new Lattice(places(closedDown), places(closedAcross), closedAcross, closedDown);
    }

    /** Lines that would close the ends of {@code rules}, where they stick out beyond the first or last crossing. */
    private static List<Rules.Rule> sides(List<Rules.Rule> rules, List<Double> crossings) {
        double start =
                median(rules.stream().mapToDouble(Rules.Rule::start).sorted().toArray());
        double end = median(rules.stream().mapToDouble(Rules.Rule::end).sorted().toArray());
        double first = rules.stream().mapToDouble(Rules.Rule::place).min().orElse(0);
        double last = rules.stream().mapToDouble(Rules.Rule::place).max().orElse(1);
        var sides = new ArrayList<Rules.Rule>();
        if (crossings.getFirst() - start > STICKS_OUT) {
            sides.add(new Rules.Rule(start, first, last));
        }
        if (end - crossings.getLast() > STICKS_OUT) {
            sides.add(new Rules.Rule(end, first, last));
        }
        return sides;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static boolean touch(Rules.Rule across, Rules.Rule down) {
        return down.place() >= across.start() - TOUCH
                && down.place() <= across.end() + TOUCH
                && across.place() >= down.start() - TOUCH
                && across.place() <= down.end() + TOUCH;
    }

    private static List<Double> places(List<Rules.Rule> rules) {
        var sorted = new TreeSet<Double>();
        rules.forEach(r -> sorted.add(r.place()));
        var places = new ArrayList<Double>();
        for (double place : sorted) {
            if (places.isEmpty() || place - places.getLast() > NARROWEST) {
                places.add(place);
            }
        }
        return places;
    }

    private static int find(int[] group, int i) {
        int root = i;
        while (group[root] != root) {
            root = group[root];
        }
        group[i] = root;
        return root;
    }

    private static void unite(int[] group, int a, int b) {
        int first = find(group, a);
        int second = find(group, b);
        group[Math.max(first, second)] = Math.min(first, second);
    }
}
