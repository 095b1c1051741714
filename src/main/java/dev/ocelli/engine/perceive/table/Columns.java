package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the columns of consecutive rows.
 *
 * <p>Pieces that overlap in x grow together, narrow ones first; a piece that would bridge two grown columns waits. Two
 * neighbours become one when more rows bridge them than keep them apart, so a head over several columns bridges nothing
 * and a long description does.
 */
final class Columns {
    private final List<TextRow> rows;
    private final double em;

    private Columns(List<TextRow> rows, double em) {
        this.rows = rows;
        this.em = em;
    }

    /** A column from {@code left} to {@code right}; {@code rows} are the indices of rows with a piece of its own in it. */
    record Column(double left, double right, Set<Integer> rows) {
        Column {
            rows = Set.copyOf(rows);
        }

        Column with(Column other) {
            var both = new HashSet<>(rows);
            both.addAll(other.rows);
            return new Column(Math.min(left, other.left), Math.max(right, other.right), both);
        }

        boolean meets(Piece piece, double slack) {
            return Math.min(right, piece.right()) - Math.max(left, piece.left()) > slack;
        }
    }

    /** Columns from left to right. */
    static List<Column> of(List<TextRow> rows, double em) {
        return new Columns(rows, em).find();
    }

    private record Placed(Piece piece, int row) {}

    private List<Column> find() {
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < rows.size(); i++) {
            for (var piece : rows.get(i).pieces()) {
                placed.add(new Placed(piece, i));
            }
        }
        placed.sort(Comparator.comparingDouble(p -> p.piece().width()));
        var columns = new ArrayList<Column>();
        var bridges = new ArrayList<Placed>();
        for (var p : placed) {
            var met = columns.stream().filter(c -> c.meets(p.piece(), slack())).toList();
            if (met.size() > 1) {
                bridges.add(p);
            } else {
                var own = new Column(p.piece().left(), p.piece().right(), Set.of(p.row()));
                columns.removeAll(met);
                columns.add(met.isEmpty() ? own : met.getFirst().with(own));
            }
        }
        columns.sort(Comparator.comparingDouble(Column::left));
        return joinStrays(vote(columns, bridges));
    }

    private double slack() {
        return 0.1 * em;
    }

    private List<Column> vote(List<Column> columns, List<Placed> bridges) {
        for (int i = 0; i + 1 < columns.size(); ) {
            var left = columns.get(i);
            var right = columns.get(i + 1);
            var apart = new HashSet<>(left.rows());
            apart.retainAll(right.rows());
            var bridging = new HashSet<Integer>();
            for (var b : bridges) {
                if (left.meets(b.piece(), slack()) && right.meets(b.piece(), slack())) {
                    bridging.add(b.row());
                }
            }
            if (bridging.size() >= Math.max(1, apart.size())) {
                columns.set(i, left.with(right).with(new Column(left.left(), right.right(), bridging)));
                columns.remove(i + 1);
                i = Math.max(0, i - 1);
            } else {
                i++;
            }
        }
        return columns;
    }

    /** A column of one or two rows that never stands beside its near neighbour is a part of it. */
    private List<Column> joinStrays(List<Column> columns) {
        int few = Math.max(1, rows.size() / 10);
        for (int i = 0; i + 1 < columns.size(); ) {
            var left = columns.get(i);
            var right = columns.get(i + 1);
            boolean beside = left.rows().stream().anyMatch(right.rows()::contains);
            boolean stray = left.rows().size() <= few || right.rows().size() <= few;
            if (stray && !beside && right.left() - left.right() < 2 * em) {
                columns.set(i, left.with(right));
                columns.remove(i + 1);
                i = Math.max(0, i - 1);
            } else {
                i++;
            }
        }
        return columns;
    }
}
