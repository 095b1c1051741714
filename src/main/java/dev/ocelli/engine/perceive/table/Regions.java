package dev.ocelli.engine.perceive.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds runs of rows that may be tables: rows of several pieces, with short single ones between them, widened to the
 * drawn lines that frame them.
 */
final class Regions {
    private static final int MOST_SINGLES = 3;

    private final List<TextRow> rows;
    private final double width;

    private Regions(List<TextRow> rows, double width) {
        this.rows = rows;
        this.width = width;
    }

    /** @param rows all rows of one column of the page, top to bottom */
    static List<List<TextRow>> of(List<TextRow> rows, Rules rules) {
        if (rows.isEmpty()) {
            return List.of();
        }
        double left = rows.stream().mapToDouble(TextRow::left).min().orElse(0);
        double right = rows.stream().mapToDouble(TextRow::right).max().orElse(1);
        return new Regions(rows, right - left).find(rules);
    }

    private List<List<TextRow>> find(Rules rules) {
        var regions = new ArrayList<List<TextRow>>();
        int from = 0;
        while (from < rows.size()) {
            if (!rows.get(from).multiple()) {
                from++;
                continue;
            }
            int end = end(from);
            int first = widenUp(from, end, rules);
            int last = widenDown(from, end, rules);
            if (last - first >= 2) {
                regions.add(rows.subList(first, last));
            }
            from = Math.max(end, last);
        }
        return regions;
    }

    /** Index after the last row of several pieces that belongs to the run starting at {@code from}. */
    private int end(int from) {
        int end = from + 1;
        int singles = 0;
        for (int i = from + 1; i < rows.size(); i++) {
            if (farApart(i)) {
                break;
            }
            if (rows.get(i).multiple()) {
                end = i + 1;
                singles = 0;
            } else if (prose(rows.get(i)) || ++singles > MOST_SINGLES) {
                break;
            }
        }
        return end;
    }

    private boolean farApart(int i) {
        double gap = rows.get(i).top() - rows.get(i - 1).bottom();
        return gap > 2.6 * Math.max(rows.get(i).size(), rows.get(i - 1).size());
    }

    private boolean prose(TextRow row) {
        var piece = row.pieces().getFirst();
        return row.pieces().size() == 1
                && piece.width() > 0.55 * width
                && piece.line().words().size() > 7;
    }

    /** Rows above that stand under a drawn line as wide as the region. */
    private int widenUp(int from, int end, Rules rules) {
        int first = from;
        for (int i = from - 1; i >= 0 && i >= from - 4; i--) {
            double top = rows.get(i).top();
            double above = i > 0 ? rows.get(i - 1).middle() : 0;
            if (prose(rows.get(i)) || farApart(i + 1)) {
                break;
            }
            if (ruled(above, top + 0.3 * rows.get(i).size(), from, end, rules)) {
                first = i;
            }
        }
        return first;
    }

    /** Rows below that stand over a drawn line as wide as the region. */
    private int widenDown(int from, int end, Rules rules) {
        int last = end;
        for (int i = end; i < rows.size() && i < end + 4; i++) {
            double bottom = rows.get(i).bottom();
            double below = i + 1 < rows.size() ? rows.get(i + 1).middle() : 1;
            if (prose(rows.get(i)) || farApart(i)) {
                break;
            }
            if (ruled(bottom - 0.3 * rows.get(i).size(), below, from, end, rules)) {
                last = i + 1;
            }
        }
        return last;
    }

    private boolean ruled(double top, double bottom, int from, int end, Rules rules) {
        var region = rows.subList(from, end);
        double left = region.stream().mapToDouble(TextRow::left).min().orElse(0);
        double right = region.stream().mapToDouble(TextRow::right).max().orElse(1);
        return rules.across().stream().anyMatch(r -> r.place() > top && r.place() < bottom && r.covers(left, right));
    }
}
