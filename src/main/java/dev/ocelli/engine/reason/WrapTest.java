package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.engine.reason.TableHead.Head;
import java.util.List;
import java.util.Map;

/** Tells whether a line of a text column goes on with the line above it: its first word would not have fitted there. */
final class WrapTest {
    /** How far the left edges of two lines of one paragraph may differ, a share of the page's width. */
    private static final double SAME_EDGE = 0.012;

    private static final double WIDEST_PITCH = 1.2;

    private final double limit;

    WrapTest(Head text, TableHead table, List<Map<Head, List<Span>>> rows) {
        this.limit = limit(text, table, rows);
    }

    /** The column ends at the leftmost cell or head to its right. */
    private static double limit(Head text, TableHead table, List<Map<Head, List<Span>>> rows) {
        double next = 0.95;
        for (Head head : table.heads()) {
            if (head.box().x() > text.box().right()) {
                next = Math.min(next, head.box().x());
            }
        }
        double widest = 0;
        for (var row : rows) {
            for (var cell : row.entrySet()) {
                var first = cell.getValue().getFirst().place().box();
                if (cell.getKey().equals(text)) {
                    widest = Math.max(
                            widest, cell.getValue().getLast().place().box().right());
                } else if (cell.getKey().numeric()
                        && cell.getKey().box().x() > text.box().x()
                        && first.x() > text.box().x()) {
                    next = Math.min(next, first.x());
                }
            }
        }
        return Math.min(next, widest + SAME_EDGE);
    }

    /** The first word with a letter or digit, with the signs before it. */
    private static BoundingBox firstWord(Span line) {
        BoundingBox box = line.place().box();
        double right = line.run().line().words().stream()
                .filter(w -> w.box().x() >= box.x() - SAME_EDGE)
                .filter(w -> w.text().chars().anyMatch(Character::isLetterOrDigit))
                .mapToDouble(w -> w.box().right())
                .min()
                .orElse(box.right());
        return BoundingBox.ofCorners(box.x(), box.y(), Math.max(right, box.x()), box.bottom());
    }

    /** Whether {@code below} is the next line at the same left edge. */
    static boolean under(Span above, Span below) {
        var box = above.place().box();
        var next = below.place().box();
        boolean near = next.y() - box.bottom() < WIDEST_PITCH * box.height();
        return near && Math.abs(next.x() - box.x()) < SAME_EDGE;
    }

    boolean wraps(Span above, Span below) {
        var word = firstWord(below);
        double space = 0.3 * word.height();
        boolean labelled = below.text().matches("\\p{L}+\\s?:.*");
        return under(above, below) && !labelled && above.place().box().right() + space + word.width() > limit - space;
    }
}
