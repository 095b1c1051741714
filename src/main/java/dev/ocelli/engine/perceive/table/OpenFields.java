package dev.ocelli.engine.perceive.table;

import java.util.List;

/** Tells a lattice that frames a table only in part: its fields hold several cells beside or below each other. */
final class OpenFields {
    private OpenFields() {}

    static boolean in(List<Slot> slots) {
        long beside = slots.stream().filter(OpenFields::beside).count();
        return beside * 5 >= slots.size() || stacked(slots);
    }

    /** True when pieces stand beside each other in most lines of the slot. */
    private static boolean beside(Slot slot) {
        var rows = TextRow.rows(slot.pieces());
        long several = rows.stream().filter(TextRow::multiple).count();
        return several * 2 > rows.size();
    }

    /** True for few rows, one of them with lines that run on through several columns. */
    private static boolean stacked(List<Slot> slots) {
        for (int row = 0; row < Slots.rows(slots); row++) {
            var cells = Slots.row(slots, row);
            long deep = cells.stream()
                    .filter(s -> TextRow.rows(s.pieces()).size() >= 3)
                    .filter(s -> s.pieces().stream().filter(Piece::numeric).count() * 2
                            > s.pieces().size())
                    .count();
            if (deep >= 2) {
                return true;
            }
        }
        return false;
    }
}
