package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins rows of print that are one row of the table: cells of several lines.
 *
 * <p>Two rows with numbers in the same column are never joined, nor rows with a drawn line between them.
 */
final class RowJoiner {
    private final List<List<Slot>> rows = new ArrayList<>();
    private final int heads;
    private final Rules rules;
    private final double em;

    private RowJoiner(List<Slot> slots, int heads, Rules rules, double em) {
        for (int i = 0; i < Slots.rows(slots); i++) {
            rows.add(Slots.row(slots, i));
        }
        this.heads = heads;
        this.rules = rules;
        this.em = em;
    }

    /** What is left after joining: the slots, and how many of the rows are heads. */
    record Joined(List<Slot> slots, int heads) {}

    static Joined join(List<Slot> slots, int heads, Rules rules, double em) {
        return new RowJoiner(slots, heads, rules, em).join();
    }

    private Joined join() {
        double usual = usualGap();
        var joined = new ArrayList<List<Slot>>();
        int headsLeft = heads;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            boolean head = i < heads;
            if (i > 0 && i != heads && continues(joined.getLast(), row, usual, head)) {
                joined.set(joined.size() - 1, merge(joined.getLast(), row));
                headsLeft -= head ? 1 : 0;
            } else {
                joined.add(row);
            }
        }
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < joined.size(); i++) {
            for (var slot : joined.get(i)) {
                slots.add(slot.at(i, slot.column()));
            }
        }
        return new Joined(slots, headsLeft);
    }

    /** The usual free height between two rows. */
    private double usualGap() {
        double[] gaps = new double[Math.max(0, rows.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = top(rows.get(i + 1)) - bottom(rows.get(i));
        }
        Arrays.sort(gaps);
        return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
    }

    private boolean continues(List<Slot> above, List<Slot> row, double usual, boolean head) {
        double gap = top(row) - bottom(above);
        if (gap > 0.9 * em || ruledBetween(bottom(above), top(row)) || clash(above, row)) {
            return false;
        }
        if (head) {
            return above.stream().noneMatch(s -> s.columnSpan() > 1) && gap < 0.75 * em;
        }
        boolean tight = gap < usual - 0.12 * em;
        boolean first = row.stream().anyMatch(s -> s.column() == 0);
        boolean within = row.stream().allMatch(s -> above.stream().anyMatch(a -> covers(a, s)));
        if (!first) {
            return within && row.stream().noneMatch(RowJoiner::numeric) && (tight || gap < 0.5 * em);
        }
        boolean alone = row.size() == 1;
        boolean lower = Character.isLowerCase(row.getFirst().text().charAt(0));
        boolean openAbove = above.size() == 1 && above.getFirst().column() == 0;
        return (alone && (tight || lower)) || (lower && openAbove) || (tight && within);
    }

    private static boolean covers(Slot above, Slot below) {
        return above.column() <= below.column()
                && above.column() + above.columnSpan() >= below.column() + below.columnSpan();
    }

    private static boolean numeric(Slot slot) {
        return slot.pieces().stream().anyMatch(Piece::numeric);
    }

    private static boolean clash(List<Slot> above, List<Slot> row) {
        return row.stream()
                .anyMatch(s -> numeric(s) && above.stream().anyMatch(a -> a.column() == s.column() && numeric(a)));
    }

    private boolean ruledBetween(double above, double below) {
        double from = rows.stream()
                .flatMap(List::stream)
                .flatMap(s -> s.pieces().stream())
                .mapToDouble(Piece::left)
                .min()
                .orElse(0);
        double to = rows.stream()
                .flatMap(List::stream)
                .flatMap(s -> s.pieces().stream())
                .mapToDouble(Piece::right)
                .max()
                .orElse(1);
        return rules.across().stream()
                .anyMatch(r -> r.place() > above - 0.2 * em && r.place() < below + 0.2 * em && r.covers(from, to));
    }

    private static List<Slot> merge(List<Slot> above, List<Slot> row) {
        var merged = new ArrayList<>(above);
        for (var slot : row) {
            int home = -1;
            for (int i = 0; i < merged.size(); i++) {
                if (covers(merged.get(i), slot) || covers(slot, merged.get(i))) {
                    home = i;
                    break;
                }
            }
            if (home < 0) {
                merged.add(slot);
            } else {
                merged.set(home, merged.get(home).with(slot));
            }
        }
        return merged;
    }

    private static double top(List<Slot> row) {
        return row.stream().mapToDouble(Slot::top).min().orElse(0);
    }

    private static double bottom(List<Slot> row) {
        return row.stream().mapToDouble(Slot::bottom).max().orElse(0);
    }
}
