package dev.ocelli.engine.perceive.table;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds tables: first those with drawn fields, then those that only line up. */
public final class TableReader {
    private final Rules rules;
    private final double aspect;

    /** A line typed with dashes. */
    private static final Pattern TYPED_RULE = Pattern.compile("[-_=–—─━\\s]{8,}");

    private TableReader(List<BoundingBox> rulings, double aspect) {
        this.rules = Rules.of(rulings, aspect);
        this.aspect = aspect;
    }

    /**
     * Tables of a page, no text in two of them.
     *
     * @param regions the upright runs of the page, by column of the page
     * @param rulings drawn lines
     * @param aspect width / height of the page
     */
    public static List<Table> read(List<List<TextLine>> regions, List<BoundingBox> rulings, double aspect) {
        var drawn = new ArrayList<>(rulings);
        regions.forEach(r -> r.stream().filter(TableReader::typedRule).forEach(l -> drawn.add(flat(l.box()))));
        var reader = new TableReader(drawn, aspect);
        var pieces = regions.stream()
                .map(r -> r.stream()
                        .filter(l -> !typedRule(l))
                        .map(l -> Piece.of(l, aspect))
                        .toList())
                .toList();
        var tables = new ArrayList<>(
                reader.ruled(pieces.stream().flatMap(List::stream).toList()));
        var taken = List.copyOf(tables);
        for (var region : pieces) {
            var free = region.stream()
                    .filter(p -> taken.stream()
                            .noneMatch(t -> t.box().containsCentreOf(p.line().box())))
                    .toList();
            tables.addAll(reader.aligned(free));
        }
        return tables;
    }

    private static boolean typedRule(TextLine line) {
        return TYPED_RULE.matcher(line.text()).matches();
    }

    private static BoundingBox flat(BoundingBox box) {
        return BoundingBox.ofCorners(box.x(), box.centreY(), box.right(), box.centreY());
    }

    private List<Table> ruled(List<Piece> pieces) {
        var tables = new ArrayList<Table>();
        for (var lattice : Lattice.all(rules)) {
            LatticeReader.read(lattice, pieces, aspect)
                    .map(slots -> OpenFields.in(slots) ? between(lattice, pieces) : table(slots, HeadRows.count(slots)))
                    .filter(t -> tables.stream()
                            .noneMatch(o ->
                                    o.box().overlap(t.box()) > 0.5 * t.box().area()))
                    .ifPresent(tables::add);
        }
        return tables;
    }

    /** A table framed by a lattice whose fields are too coarse: rows and columns by alignment. */
    private Table between(Lattice lattice, List<Piece> pieces) {
        var inside = pieces.stream().filter(lattice::holds).toList();
        var joined = arrange(TextRow.rows(inside));
        return table(joined.slots(), joined.heads());
    }

    private RowJoiner.Joined arrange(List<TextRow> rows) {
        double em = em(rows);
        var slots = Slots.trim(RowSlots.of(rows, Columns.of(rows, em), em));
        return RowJoiner.join(slots, HeadRows.count(slots), rules, em);
    }

    private List<Table> aligned(List<Piece> pieces) {
        var tables = new ArrayList<Table>();
        for (var rows : Regions.of(TextRow.rows(pieces), rules)) {
            var joined = arrange(rows);
            if (Verdict.table(joined.slots(), rulesInside(rows, em(rows)))) {
                tables.add(table(joined.slots(), joined.heads()));
            }
        }
        return tables;
    }

    private int rulesInside(List<TextRow> rows, double em) {
        double left = rows.stream().mapToDouble(TextRow::left).min().orElse(0);
        double right = rows.stream().mapToDouble(TextRow::right).max().orElse(1);
        double top = rows.getFirst().top() - 1.5 * em;
        double bottom = rows.getLast().bottom() + 1.5 * em;
        return (int) rules.across().stream()
                .filter(r -> r.place() > top && r.place() < bottom && r.covers(left, right))
                .count();
    }

    private static double em(List<TextRow> rows) {
        double[] sizes = rows.stream()
                .flatMap(r -> r.pieces().stream())
                .mapToDouble(Piece::size)
                .sorted()
                .toArray();
        return sizes[sizes.length / 2];
    }

    private static Table table(List<Slot> slots, int heads) {
        var cells = slots.stream().map(TableReader::cell).toList();
        var box = BoundingBox.around(cells.stream().map(Table.Cell::box).toList());
        return new Table(cells, heads, box);
    }

    private static Table.Cell cell(Slot slot) {
        var lines = slot.pieces().stream().map(Piece::line).toList();
        var box = BoundingBox.around(lines.stream().map(TextLine::box).toList());
        return new Table.Cell(slot.row(), slot.column(), slot.rowSpan(), slot.columnSpan(), lines, box);
    }
}
