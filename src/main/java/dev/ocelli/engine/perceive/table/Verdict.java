package dev.ocelli.engine.perceive.table;

import java.util.List;
import java.util.regex.Pattern;

/** Says whether rows and columns found without drawn lines are a table, or a form, a list or columns of prose. */
final class Verdict {
    private static final Pattern MARK = Pattern.compile("[•●▪■◦○‣*·►▶✓☐–—-]|\\(?(?:\\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]");

    private Verdict() {}

    static boolean table(List<Slot> slots, int rulesInside) {
        int rows = Slots.rows(slots);
        int columns = Slots.columns(slots);
        long several = countRows(slots, rows);
        if (rows < 2 || columns < 2 || several < 2) {
            return false;
        }
        double fill = (double) slots.stream().mapToInt(Slot::columnSpan).sum() / (rows * columns);
        double numbers = share(slots, true);
        double words = slots.stream()
                .flatMap(s -> s.pieces().stream())
                .mapToInt(p -> p.line().words().size())
                .average()
                .orElse(0);
        if (Axis.in(slots)) {
            return false;
        }
        if (marks(slots) || (columns == 2 && (leaders(slots) || labels(slots))) || fill < 0.3) {
            return false;
        }
        if (numbers >= 0.3) {
            return several >= (columns == 2 ? 3 : 2);
        }
        if (rulesInside >= 2) {
            return words < 8;
        }
        return columns >= 3 && several >= 3 && fill >= 0.6 && words < 5;
    }

    private static long countRows(List<Slot> slots, int rows) {
        long several = 0;
        for (int row = 0; row < rows; row++) {
            several += Slots.row(slots, row).size() > 1 ? 1 : 0;
        }
        return several;
    }

    /** Share of numeric cells right of the first column. */
    private static double share(List<Slot> slots, boolean ofNumbers) {
        var right = slots.stream().filter(s -> s.column() > 0).toList();
        long numeric = right.stream()
                .filter(s -> s.pieces().stream().allMatch(Piece::numeric) == ofNumbers)
                .count();
        return right.isEmpty() ? 0 : (double) numeric / right.size();
    }

    private static boolean marks(List<Slot> slots) {
        var first = slots.stream().filter(s -> s.column() == 0).toList();
        long marks =
                first.stream().filter(s -> MARK.matcher(s.text()).matches()).count();
        return Slots.columns(slots) == 2 && marks * 10 >= first.size() * 6L;
    }

    private static boolean leaders(List<Slot> slots) {
        long dotted = slots.stream()
                .filter(s -> s.text().contains("....") || s.text().contains(". . ."))
                .count();
        return dotted * 3 > Slots.rows(slots);
    }

    private static boolean labels(List<Slot> slots) {
        var first = slots.stream().filter(s -> s.column() == 0).toList();
        long labels = first.stream().filter(s -> s.text().endsWith(":")).count();
        return labels * 2 >= first.size();
    }
}
