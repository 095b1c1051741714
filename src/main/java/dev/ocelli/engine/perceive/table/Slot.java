package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.List;

/** A cell in the making: where it stands in the grid and the pieces in it, in reading order. */
record Slot(int row, int column, int rowSpan, int columnSpan, List<Piece> pieces) {
    Slot {
        pieces = TextRow.rows(pieces).stream().flatMap(r -> r.pieces().stream()).toList();
    }

    boolean blank() {
        return pieces.isEmpty();
    }

    String text() {
        return String.join(" ", pieces.stream().map(Piece::text).toList());
    }

    double top() {
        return pieces.stream().mapToDouble(Piece::top).min().orElse(0);
    }

    double bottom() {
        return pieces.stream().mapToDouble(Piece::bottom).max().orElse(0);
    }

    Slot at(int newRow, int newColumn) {
        return new Slot(newRow, newColumn, rowSpan, columnSpan, pieces);
    }

    /** This slot with the pieces of {@code below} added. */
    Slot with(Slot below) {
        var all = new ArrayList<>(pieces);
        all.addAll(below.pieces);
        int first = Math.min(column, below.column);
        int end = Math.max(column + columnSpan, below.column + below.columnSpan);
        return new Slot(row, first, rowSpan, end - first, all);
    }
}
