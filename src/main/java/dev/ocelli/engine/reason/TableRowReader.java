package dev.ocelli.engine.reason;

import dev.ocelli.engine.reason.TableHead.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the rows under a head of columns.
 *
 * <p>A row with words and a figure, or with a figure of money, opens an element. A row of words alone goes on with the
 * element above when its first word would not have fitted there (the wrap test); else it is a remark. Rows end at a
 * total, at a wide gap, or at the page's end; the next page goes on under the same heads.
 */
final class TableRowReader {
    private static final double WIDEST_GAP = 7;
    private static final int MOST_ROWS = 2000;

    private final Scene scene;
    private final TableStops stops;
    private final Recogniser money;

    TableRowReader(Scene scene, TableStops stops, Recognisers recognisers) {
        this.scene = scene;
        this.stops = stops;
        this.money = recognisers.of(Kind.MONEY);
    }

    /** A row of print dealt out to columns. */
    private record Dealt(List<Run> row, Map<Head, List<Span>> cells) {}

    List<RowCells> read(List<TableHead> heads) {
        var elements = new ArrayList<RowCells>();
        for (int i = 0; i < heads.size(); i++) {
            int until = i + 1 < heads.size() ? heads.get(i + 1).lastRow() : scene.rows().size();
            elements.addAll(read(heads.get(i), until));
        }
        return elements;
    }

    private List<RowCells> read(TableHead table, int until) {
        var cells = new TableCells(table);
        var dealt = new ArrayList<Dealt>();
        double height = scene.rows().get(table.lastRow()).getFirst().box().height();
        double bottom = TableHeadFinder.around(table.heads()).bottom();
        int page = table.page();
        for (int r = table.lastRow() + 1; r < until && dealt.size() < MOST_ROWS; r++) {
            var row = scene.rows().get(r);
            boolean turned = row.getFirst().page() != page;
            if (turned) {
                page = row.getFirst().page();
            } else if (row.getFirst().box().y() - bottom > WIDEST_GAP * height) {
                break;
            }
            if (stops.carried(row)) {
                continue;
            }
            if (stops.ends(row)) {
                break;
            }
            bottom = row.stream().mapToDouble(x -> x.box().bottom()).max().orElse(bottom);
            dealt.add(new Dealt(row, cells.of(row)));
        }
        return grouped(table, dealt);
    }

    private List<RowCells> grouped(TableHead table, List<Dealt> dealt) {
        var text = textColumn(table);
        double limit = limit(table, text, dealt);
        var elements = new ArrayList<RowCells>();
        var loose = new ArrayList<Span>();
        Optional<Span> above = Optional.empty();
        for (Dealt row : dealt) {
            var words = row.cells().getOrDefault(text, List.of());
            if (opens(row, text)) {
                var element = element(row);
                if (words.isEmpty() && !loose.isEmpty()) {
                    element.add(text.key(), loose);
                }
                elements.add(element);
                loose.clear();
                above = words.stream().reduce((a, b) -> b);
            } else if (!words.isEmpty()) {
                boolean wrapped = above.isPresent() && !elements.isEmpty() && wraps(above.get(), words.getFirst(), limit);
                if (wrapped && row.cells().size() <= 2) {
                    elements.getLast().add(text.key(), words);
                    above = Optional.of(words.getLast());
                } else {
                    loose.clear();
                    loose.addAll(words);
                    above = Optional.empty();
                }
            }
        }
        return elements;
    }

    private static RowCells element(Dealt row) {
        var element = new RowCells();
        row.cells().forEach((head, spans) -> element.add(head.key(), spans));
        return element;
    }

    /** The column of words: the one that is called description, else the widest that holds no figures. */
    private static Head textColumn(TableHead table) {
        return table.heads().stream()
                .filter(h -> h.key().equals("description"))
                .findFirst()
                .or(() -> table.heads().stream()
                        .filter(h -> !h.numeric() && !h.key().isEmpty())
                        .findFirst())
                .orElse(table.heads().getFirst());
    }

    /** Money in a column of money opens an element, and so do words beside any other cell of figures. */
    private boolean opens(Dealt row, Head text) {
        boolean words = row.cells().containsKey(text);
        boolean paid = false;
        int others = 0;
        for (var cell : row.cells().entrySet()) {
            if (cell.getKey().equals(text)) {
                continue;
            }
            String print = String.join(" ", cell.getValue().stream().map(Span::text).toList());
            boolean figures = print.chars().anyMatch(Character::isDigit);
            others += figures || !cell.getKey().numeric() ? 1 : 0;
            paid |= cell.getKey().kind() == Kind.MONEY && figures && !money.find(print).isEmpty();
        }
        boolean figured = row.cells().keySet().stream().anyMatch(Head::numeric);
        return paid || (words && (figured ? figuredCells(row, text) > 0 : others > 0));
    }

    private static long figuredCells(Dealt row, Head text) {
        return row.cells().entrySet().stream()
                .filter(c -> !c.getKey().equals(text) && c.getKey().numeric())
                .filter(c -> c.getValue().stream().anyMatch(s -> s.text().chars().anyMatch(Character::isDigit)))
                .count();
    }

    /** Where words of the text column must end: the leftmost cell or head right of it. */
    private static double limit(TableHead table, Head text, List<Dealt> dealt) {
        double limit = 0.95;
        for (Head head : table.heads()) {
            if (head.box().x() > text.box().right()) {
                limit = Math.min(limit, head.box().x());
            }
        }
        for (Dealt row : dealt) {
            for (var cell : row.cells().entrySet()) {
                boolean right = cell.getKey().box().x() > text.box().x() && !cell.getKey().equals(text);
                double x = cell.getValue().getFirst().place().box().x();
                if (right && cell.getKey().numeric() && x > text.box().x()) {
                    limit = Math.min(limit, x);
                }
            }
        }
        return limit;
    }

    private static boolean wraps(Span above, Span below, double limit) {
        var word = below.run().line().words().getFirst().box();
        var box = above.place().box();
        double space = 0.3 * word.height();
        boolean near = below.place().box().y() - box.bottom() < 1.2 * box.height();
        return near && box.right() + space + word.width() > limit - space;
    }
}
