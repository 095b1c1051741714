package dev.ocelli.engine.perceive.table;

import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the pieces of rows into columns; a piece over several columns is cut where a gap allows it, else it spans. */
final class RowSlots {
    private final List<Columns.Column> columns;
    private final double em;

    private RowSlots(List<Columns.Column> columns, double em) {
        this.columns = columns;
        this.em = em;
    }

    /** Slots of all rows, row by row from left to right. */
    static List<Slot> of(List<TextRow> rows, List<Columns.Column> columns, double em) {
        var maker = new RowSlots(columns, em);
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < rows.size(); i++) {
            slots.addAll(maker.row(rows.get(i), i));
        }
        return slots;
    }

    private List<Slot> row(TextRow row, int index) {
        Map<Integer, Slot> slots = new TreeMap<>();
        for (var piece : row.pieces()) {
            for (var part : cut(piece)) {
                int first = first(part);
                int last = Math.max(first, last(part));
                var slot = new Slot(index, first, 1, last - first + 1, List.of(part));
                slots.merge(first, slot, Slot::with);
            }
        }
        return List.copyOf(slots.values());
    }

    private int first(Piece piece) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).meets(piece, 0.1 * em)) {
                return i;
            }
        }
        return nearest(piece);
    }

    private int last(Piece piece) {
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (columns.get(i).meets(piece, 0.1 * em)) {
                return i;
            }
        }
        return 0;
    }

    private int nearest(Piece piece) {
        int best = 0;
        for (int i = 1; i < columns.size(); i++) {
            if (distance(columns.get(i), piece) < distance(columns.get(best), piece)) {
                best = i;
            }
        }
        return best;
    }

    private static double distance(Columns.Column column, Piece piece) {
        return Math.max(column.left() - piece.centre(), piece.centre() - column.right());
    }

    /** Cuts a piece at word gaps that lie between columns, where both sides look like cells of their own. */
    private List<Piece> cut(Piece piece) {
        if (first(piece) == Math.max(first(piece), last(piece))
                || piece.line().words().size() < 2) {
            return List.of(piece);
        }
        var parts = new ArrayList<Piece>();
        var open = new ArrayList<Word>();
        for (var word : piece.line().words()) {
            if (!open.isEmpty() && separate(piece.part(open), piece.part(List.of(word)))) {
                parts.add(piece.part(open));
                open.clear();
            }
            open.add(word);
        }
        parts.add(piece.part(open));
        return parts;
    }

    private boolean separate(Piece left, Piece next) {
        double gap = next.left() - left.right();
        boolean between = first(left) == Math.max(first(left), last(left)) && last(left) < first(next);
        boolean numbers = Piece.numeric(left.line().words().getLast().text()) && next.numeric();
        return between && (gap > 0.55 * em || (numbers && gap > 0.15 * em));
    }
}
