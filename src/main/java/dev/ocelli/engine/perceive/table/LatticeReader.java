package dev.ocelli.engine.perceive.table;

import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills the fields of a lattice with the words that lie in them. */
final class LatticeReader {
    private final Lattice lattice;
    private final double aspect;
    private final int[] group;

    private LatticeReader(Lattice lattice, double aspect) {
        this.lattice = lattice;
        this.aspect = aspect;
        this.group = new int[lattice.rows() * lattice.columns()];
    }

    /** Slots of the lattice, or empty when too few of its fields hold text to be a table. */
    static Optional<List<Slot>> read(Lattice lattice, List<Piece> pieces, double aspect) {
        var slots = new LatticeReader(lattice, aspect).slots(pieces);
        long filled = slots.stream().filter(s -> !s.blank()).count();
        var trimmed = Slots.trim(slots);
        boolean enough = filled >= 4 && Slots.rows(trimmed) >= 2 && Slots.columns(trimmed) >= 2;
        return enough ? Optional.of(trimmed) : Optional.empty();
    }

    private List<Slot> slots(List<Piece> pieces) {
        uniteOpenFields();
        Map<Integer, List<Piece>> texts = new LinkedHashMap<>();
        for (var piece : pieces) {
            share(piece, texts);
        }
        var slots = new ArrayList<Slot>();
        for (int root = 0; root < group.length; root++) {
            if (group[root] == root) {
                slots.add(slot(root, texts.getOrDefault(root, List.of())));
            }
        }
        return slots;
    }

    private Slot slot(int root, List<Piece> pieces) {
        int columns = lattice.columns();
        int right = root % columns;
        int left = right;
        int bottom = root / columns;
        int top = bottom;
        for (int i = 0; i < group.length; i++) {
            if (group[i] == root) {
                left = Math.min(left, i % columns);
                right = Math.max(right, i % columns);
                top = Math.min(top, i / columns);
                bottom = Math.max(bottom, i / columns);
            }
        }
        return new Slot(top, left, bottom - top + 1, right - left + 1, pieces);
    }

    private void uniteOpenFields() {
        int columns = lattice.columns();
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        for (int row = 0; row < lattice.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                int here = row * columns + column;
                if (column + 1 < columns && !lattice.lineRight(row, column)) {
                    unite(here, here + 1);
                }
                if (row + 1 < lattice.rows() && !lattice.lineBelow(row, column)) {
                    unite(here, here + columns);
                }
            }
        }
    }

    private void unite(int a, int b) {
        int first = Math.min(group[a], group[b]);
        int second = Math.max(group[a], group[b]);
        for (int i = 0; i < group.length; i++) {
            if (group[i] == second) {
                group[i] = first;
            }
        }
    }

    /** Gives each word to the field it lies in; words of one piece in one field stay together. */
    private void share(Piece piece, Map<Integer, List<Piece>> texts) {
        Map<Integer, List<Word>> parts = new LinkedHashMap<>();
        for (var word : piece.line().words()) {
            int field = field(word.box().centreX() * aspect, word.box().centreY());
            if (field >= 0) {
                parts.computeIfAbsent(group[field], f -> new ArrayList<>()).add(word);
            }
        }
        parts.forEach((field, words) ->
                texts.computeIfAbsent(field, f -> new ArrayList<>()).add(piece.part(words)));
    }

    private int field(double x, double y) {
        int column = between(lattice.xs(), x);
        int row = between(lattice.ys(), y);
        return column < 0 || row < 0 ? -1 : row * lattice.columns() + column;
    }

    private static int between(List<Double> places, double at) {
        for (int i = 0; i + 1 < places.size(); i++) {
            if (at >= places.get(i) && at < places.get(i + 1)) {
                return i;
            }
        }
        return -1;
    }
}
