package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces on one baseline, from left to right. */
record TextRow(List<Piece> pieces) {
    TextRow {
        pieces = pieces.stream().sorted(Comparator.comparingDouble(Piece::left)).toList();
    }

    /** Rows of the page, top to bottom. */
    static List<TextRow> rows(List<Piece> pieces) {
        var left = new ArrayList<>(pieces);
        left.sort(Comparator.comparingDouble(Piece::middle));
        var rows = new ArrayList<List<Piece>>();
        for (var piece : left) {
            List<Piece> home = null;
            for (int i = rows.size() - 1; i >= Math.max(0, rows.size() - 4) && home == null; i--) {
                home = rows.get(i).stream().allMatch(p -> fits(p, piece)) ? rows.get(i) : null;
            }
            if (home == null) {
                rows.add(new ArrayList<>(List.of(piece)));
            } else {
                home.add(piece);
            }
        }
        return rows.stream()
                .map(TextRow::new)
                .sorted(Comparator.comparingDouble(TextRow::middle))
                .toList();
    }

    private static boolean fits(Piece a, Piece b) {
        double smaller = Math.min(a.height(), b.height());
        return Math.abs(a.middle() - b.middle()) < 0.5 * smaller
                && a.overlapX(b) < 0.3 * Math.min(a.width(), b.width());
    }

    double top() {
        return pieces.stream().mapToDouble(Piece::top).min().orElse(0);
    }

    double bottom() {
        return pieces.stream().mapToDouble(Piece::bottom).max().orElse(0);
    }

    double middle() {
        return pieces.stream().mapToDouble(Piece::middle).average().orElse(0);
    }

    double left() {
        return pieces.getFirst().left();
    }

    double right() {
        return pieces.stream().mapToDouble(Piece::right).max().orElse(0);
    }

    double size() {
        return pieces.stream().mapToDouble(Piece::size).average().orElse(0.01);
    }

    boolean multiple() {
        return pieces.size() > 1;
    }

    /** Share of numeric pieces. */
    double numeric() {
        return (double) pieces.stream().filter(Piece::numeric).count() / pieces.size();
    }
}
