package dev.ocelli.engine.reason;

import dev.ocelli.engine.reason.TableHead.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the rows under a head of columns.
 *
 * <p>A row with words and a figure, or with a figure of money, opens an element. A row of words alone goes on with the
 * element above when its first word would not have fitted there (the wrap test); else it is a remark. Rows end at a
 * total, at a wide gap, or at the page's end; the next page goes on under the same heads.
 */
final class TableRowReader {
    private static final double WIDEST_GAP = 7;
    private static final double LARGER = 1.25;
    private static final int MOST_ROWS = 2000;
    private static final Pattern REMARK = Pattern.compile("\\s?:|\\p{L}[\\p{L}.-]*\\s?:\\s?\\S");

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

    /** The rows under {@code heads}; every table ends where another of {@code all} begins. */
    List<RowCells> read(List<TableHead> heads, List<TableHead> all) {
        var elements = new ArrayList<RowCells>();
        for (TableHead head : heads) {
            int until = all.stream()
                    .filter(other -> other.left() < head.right() && head.left() < other.right())
                    .mapToInt(TableHead::firstRow)
                    .filter(row -> row > head.lastRow())
                    .min()
                    .orElse(scene.rows().size());
            elements.addAll(read(head, until));
        }
        return elements;
    }

    private List<RowCells> read(TableHead table, int until) {
        var cells = new TableCells(table);
        var dealt = new ArrayList<Dealt>();
        double height = scene.rows().get(table.lastRow()).getFirst().box().height();
        double bottom = table.box().bottom();
        int page = table.page();
        for (int r = table.lastRow() + 1; r < until && dealt.size() < MOST_ROWS; r++) {
            var row = table.under(scene.rows().get(r));
            if (row.isEmpty()) {
                continue;
            }
            boolean turned = row.getFirst().page() != page;
            if (turned) {
                page = row.getFirst().page();
            } else if (row.getFirst().box().y() - bottom > WIDEST_GAP * height) {
                break;
            }
            if (stops.carried(row) || stops.single(row)) {
                continue;
            }
            if (stops.ends(row) || (!turned && heading(row, dealt, bottom))) {
                break;
            }
            bottom = row.stream().mapToDouble(x -> x.box().bottom()).max().orElse(bottom);
            dealt.add(new Dealt(row, cells.of(row)));
        }
        return grouped(table, dealt);
    }

    /** A line of words by itself, larger than the rows above it and set off from them: another section begins. */
    private static boolean heading(List<Run> row, List<Dealt> above, double bottom) {
        var first = row.getFirst();
        double usual = above.stream()
                .mapToDouble(d -> d.row().getFirst().box().height())
                .average()
                .orElse(first.box().height());
        boolean words = row.size() == 1 && first.text().chars().noneMatch(Character::isDigit);
        return words && first.box().height() > LARGER * usual && first.box().y() - bottom > usual;
    }

    private List<RowCells> grouped(TableHead table, List<Dealt> dealt) {
        var text = textColumn(table);
        var wrap = new WrapTest(
                text,
                table,
                dealt.stream().filter(d -> !remark(d.row())).map(Dealt::cells).toList());
        int usual = usualFigures(table, dealt, text);
        var elements = new ArrayList<RowCells>();
        var loose = new ArrayList<Span>();
        Optional<Span> above = Optional.empty();
        for (Dealt row : dealt) {
            var words = row.cells().getOrDefault(text, List.of());
            boolean under = !words.isEmpty()
                    && !elements.isEmpty()
                    && above.isPresent()
                    && WrapTest.under(above.get(), words.getFirst());
            boolean wrapped = under && wrap.wraps(above.get(), words.getFirst());
            boolean few = 2 * figuredCells(row, text) < usual;
            if ((words.isEmpty() || (under && few)) && completes(row, elements)) {
                row.cells().forEach((head, spans) -> elements.getLast().add(head.key(), spans));
                above = under ? Optional.of(words.getLast()) : above;
            } else if (opens(row, text, usual) && !(words.isEmpty() && loose.isEmpty() && deducts(row))) {
                var element = element(row);
                if (words.isEmpty() && !loose.isEmpty()) {
                    element.add(text.key(), loose);
                }
                elements.add(element);
                loose.clear();
                above = words.stream().reduce((a, b) -> b);
            } else if (!words.isEmpty()) {
                if (wrapped) {
                    elements.getLast().add(text.key(), words);
                    above = Optional.of(words.getLast());
                } else {
                    loose.clear();
                    if (!remark(row.row())) {
                        loose.addAll(words);
                    }
                    above = Optional.empty();
                }
            }
        }
        return elements;
    }

    /** Figures printed a line below their item: they fill only what it lacks. */
    private static boolean completes(Dealt row, List<RowCells> elements) {
        return !elements.isEmpty()
                && row.cells().keySet().stream()
                        .anyMatch(h -> h.numeric() && !h.key().isEmpty())
                && row.cells().keySet().stream()
                        .filter(Head::numeric)
                        .noneMatch(h -> elements.getLast().has(h.key()));
    }

    /** How many cells of figures an element has, of those rows that have words too. */
    private static int usualFigures(TableHead table, List<Dealt> dealt, Head text) {
        var counts = dealt.stream()
                .filter(d -> d.cells().containsKey(text))
                .mapToInt(d -> (int) figuredCells(d, text))
                .filter(n -> n > 0)
                .sorted()
                .toArray();
        if (table.heads().stream().noneMatch(h -> h.numeric() && !h.equals(text))) {
            return 0;
        }
        return counts.length == 0 ? 1 : counts[counts.length * 3 / 4];
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

    /** Words and at least half of the usual figures open an element; so does an amount of money. */
    private boolean opens(Dealt row, Head text, int usual) {
        boolean paid = row.cells().entrySet().stream()
                .filter(c -> c.getKey().key().equals("amount"))
                .anyMatch(c -> c.getValue().stream()
                        .anyMatch(s -> !money.find(s.text()).isEmpty()));
        long figures = figuredCells(row, text);
        boolean plain = usual == 0 && row.cells().size() > 1;
        boolean worded = row.cells().containsKey(text) && (plain || (figures > 0 && 2 * figures >= usual));
        return paid || (worded && !remark(row.row()));
    }

    /** A label and its value inside a table, such as {@code GTIN: 4012345}. */
    private static boolean remark(List<Run> row) {
        return row.stream().anyMatch(r -> REMARK.matcher(r.text()).lookingAt());
    }

    /** A discount on the line above: money below zero without words of its own. */
    private boolean deducts(Dealt row) {
        return row.cells().values().stream()
                .flatMap(List::stream)
                .flatMap(s -> money.find(s.text()).stream())
                .anyMatch(m -> m.value() instanceof Value.Amount amount
                        && amount.number().signum() < 0);
    }

    private static long figuredCells(Dealt row, Head text) {
        return row.cells().entrySet().stream()
                .filter(c -> !c.getKey().equals(text) && c.getKey().numeric())
                .filter(c ->
                        c.getValue().stream().anyMatch(s -> s.text().chars().anyMatch(Character::isDigit)))
                .count();
    }
}
