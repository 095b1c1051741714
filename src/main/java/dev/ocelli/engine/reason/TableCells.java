package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.reason.TableHead.Head;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Deals the print of a row out to the columns under a table's heads. */
final class TableCells {
    /** A gap wider than this part of the line's height parts two cells that OCR read as one line. */
    private static final double CELL_GAP = 0.9;

    private static final Pattern FIGURE = Pattern.compile("[-(]?[\\p{Sc}]?\\d[\\d.,'’]*[-)]?%?[\\p{Sc}]?");

    private final TableHead table;

    TableCells(TableHead table) {
        this.table = table;
    }

    /** Spans by column, in reading order; columns without print are missing. */
    Map<Head, List<Span>> of(List<Run> row) {
        var cells = new LinkedHashMap<Head, List<Span>>();
        for (Run run : row) {
            for (Span part : parts(run)) {
                cells.computeIfAbsent(column(part), h -> new ArrayList<>()).add(part);
            }
        }
        return cells;
    }

    /** The run cut at wide gaps, and figures cut off that stand under a column of figures of their own. */
    private List<Span> parts(Run run) {
        var parts = new ArrayList<Span>();
        var words = run.line().words();
        int from = 0;
        int at = 0;
        for (int i = 0; i < words.size(); i++) {
            int end = at + words.get(i).text().length();
            if (i + 1 == words.size() || parted(words.get(i), words.get(i + 1))) {
                parts.add(new Span(run, from, end));
                from = end + 1;
            }
            at = end + 1;
        }
        return parts;
    }

    private boolean parted(Word left, Word right) {
        double gap = right.box().x() - left.box().right();
        // Widths and heights are shares of two different sides of the page: a usual page is 1.4 times as high as wide.
        double wide = CELL_GAP * Math.min(left.box().height(), right.box().height()) * 1.4;
        if (gap > wide) {
            return true;
        }
        boolean figures = FIGURE.matcher(left.text()).matches()
                || FIGURE.matcher(right.text()).matches();
        String one = figures ? home(left.box()) : "";
        String other = figures ? home(right.box()) : "";
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    /** The column that a word stands squarely under; empty when it is none. */
    private String home(BoundingBox word) {
        for (int i = 0; i < table.heads().size(); i++) {
            var head = table.heads().get(i);
            boolean under = head.box().overlapX(word)
                    > 0.5 * Math.min(word.width(), head.box().width());
            if (under) {
                return "column " + i;
            }
        }
        return "";
    }

    private Head column(Span part) {
        var box = part.place().box();
        Head best = table.heads().getFirst();
        double bestCost = Double.POSITIVE_INFINITY;
        boolean figures = part.text().chars().anyMatch(Character::isDigit);
        for (Head head : table.heads()) {
            double cost = cost(box, head, figures);
            if (cost < bestCost) {
                bestCost = cost;
                best = head;
            }
        }
        return best;
    }

    private static double cost(BoundingBox box, Head head, boolean figures) {
        double left = Math.abs(box.x() - head.box().x());
        double right = Math.abs(box.right() - head.box().right());
        double centre = Math.abs(box.centreX() - head.box().centreX());
        double shared =
                box.overlapX(head.box()) / Math.min(box.width(), head.box().width());
        double wrongKind = head.numeric() && !figures ? 0.08 : 0;
        double edge = head.numeric() ? Math.min(right, Math.min(centre, left + 0.01)) : Math.min(left, centre);
        return edge - 0.12 * Math.min(1, shared) + wrongKind;
    }
}
