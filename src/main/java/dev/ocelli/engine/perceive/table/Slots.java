package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Counting and tidying of slots. */
final class Slots {
    private Slots() {}

    static int rows(List<Slot> slots) {
        return slots.stream().mapToInt(s -> s.row() + s.rowSpan()).max().orElse(0);
    }

    static int columns(List<Slot> slots) {
        return slots.stream().mapToInt(s -> s.column() + s.columnSpan()).max().orElse(0);
    }

    /** Without rows and columns in which no cell with text starts, and without blank slots. */
    static List<Slot> trim(List<Slot> slots) {
        var filled = slots.stream().filter(s -> !s.blank()).toList();
        var rows = new TreeSet<Integer>();
        var columns = new TreeSet<Integer>();
        filled.forEach(s -> {
            rows.add(s.row());
            columns.add(s.column());
        });
        var rowOrder = List.copyOf(rows);
        var columnOrder = List.copyOf(columns);
        var tidy = new ArrayList<Slot>();
        for (var slot : filled) {
            int row = rowOrder.indexOf(slot.row());
            int column = columnOrder.indexOf(slot.column());
            int rowSpan = rows.subSet(slot.row(), slot.row() + slot.rowSpan()).size();
            int columnSpan = columns.subSet(slot.column(), slot.column() + slot.columnSpan())
                    .size();
            tidy.add(new Slot(row, column, rowSpan, columnSpan, slot.pieces()));
        }
        return tidy;
    }

    static List<Slot> row(List<Slot> slots, int row) {
        return slots.stream().filter(s -> s.row() == row).toList();
    }
}
