package dev.ocelli.engine.perceive.table;

import java.util.List;

/** Counts the rows at the top of a table that name its columns. */
final class HeadRows {
    private static final int MOST = 5;

    private HeadRows() {}

    /** Rows before the first one whose cells right of the first are mostly numbers; for tables of words see below. */
    static int count(List<Slot> slots) {
        int rows = Slots.rows(slots);
        for (int row = 0; row < Math.min(rows - 1, MOST); row++) {
            if (numbers(Slots.row(slots, row))) {
                return row;
            }
        }
        return wordsHead(slots, rows);
    }

    /** A table of words has one head row when that row is full, and bold or free of numbers. */
    private static int wordsHead(List<Slot> slots, int rows) {
        var first = Slots.row(slots, 0);
        int filled = first.stream().mapToInt(Slot::columnSpan).sum();
        boolean plain = first.stream().noneMatch(s -> s.pieces().stream().anyMatch(Piece::numeric));
        return rows > 1 && plain && filled * 3 >= Slots.columns(slots) * 2 ? 1 : 0;
    }

    private static boolean numbers(List<Slot> row) {
        var right = row.stream().filter(s -> s.column() > 0).toList();
        long numeric = right.stream()
                .filter(s -> s.pieces().stream().allMatch(Piece::numeric))
                .filter(s -> !year(s))
                .count();
        return !right.isEmpty() && numeric * 2 >= right.size() && numeric > 0;
    }

    /** Years often name columns. */
    private static boolean year(Slot slot) {
        return slot.text().matches("(?:19|20)\\d\\d(?:[/–-]\\d{2,4})?\\*?");
    }
}
