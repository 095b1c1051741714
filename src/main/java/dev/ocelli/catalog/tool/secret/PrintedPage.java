package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A page as texts to be searched: its lines, its rows (lines beside each other) and its paragraphs. */
final class PrintedPage {
    private static final double NEXT_LINE = 2.4;

    private final Page page;
    private final List<TextLine> lines;
    private final List<List<TextLine>> rows;
    private final List<Stretch> stretches = new ArrayList<>();
    private final double usualHeight;

    PrintedPage(Page page) {
        this.page = page;
        this.lines = page.lines();
        this.rows = rows(lines);
        lines.forEach(line -> stretches.add(Stretch.of(line)));
        rows.stream().filter(row -> row.size() > 1).forEach(row -> stretches.add(Stretch.of(row, '\t')));
        for (Block block : page.parts().blocks()) {
            if (block.lines().size() > 1 && block.lines().size() < 200) {
                stretches.add(Stretch.of(block.lines(), '\n'));
            }
        }
        page.parts().barcodes().forEach(code -> stretches.add(Stretch.of(code.text(), code.box())));
        this.usualHeight = lines.stream()
                .mapToDouble(TextLine::fontSize)
                .sorted()
                .skip(lines.size() / 2)
                .findFirst()
                .orElse(0.012);
    }

    int index() {
        return page.index();
    }

    Page page() {
        return page;
    }

    List<TextLine> lines() {
        return lines;
    }

    /** Lines, rows, paragraphs, bar codes. */
    List<Stretch> stretches() {
        return stretches;
    }

    /** The height of most type on the page, as a fraction of the page. */
    double usualHeight() {
        return usualHeight;
    }

    private static List<List<TextLine>> rows(List<TextLine> lines) {
        var rows = new ArrayList<List<TextLine>>();
        var byTop = lines.stream()
                .sorted(Comparator.comparingDouble((TextLine l) -> l.box().centreY()))
                .toList();
        for (TextLine line : byTop) {
            Optional<List<TextLine>> row = rows.reversed().stream()
                    .limit(4)
                    .filter(r -> beside(r.getLast().box(), line.box()))
                    .findFirst();
            if (row.isPresent()) {
                row.get().add(line);
            } else {
                rows.add(new ArrayList<>(List.of(line)));
            }
        }
        rows.forEach(row ->
                row.sort(Comparator.comparingDouble((TextLine l) -> l.box().x())));
        return rows;
    }

    private static boolean beside(BoundingBox one, BoundingBox other) {
        return one.overlapY(other) > 0.5 * Math.min(one.height(), other.height());
    }

    /** The next line to the right in the same row. */
    Optional<TextLine> rightOf(TextLine line) {
        return rows.stream()
                .filter(row -> row.contains(line))
                .findFirst()
                .flatMap(row ->
                        row.stream().filter(l -> l.box().x() > line.box().x()).findFirst());
    }

    /** The nearest line below that shares its column. */
    Optional<TextLine> below(TextLine line) {
        return below(line, NEXT_LINE);
    }

    /** The same, at most so many heights of a line away. */
    Optional<TextLine> below(TextLine line, double lines) {
        double reach = lines * Math.max(line.box().height(), usualHeight);
        return this.lines.stream()
                .filter(l -> l.box().y() > line.box().centreY()
                        && l.box().y() - line.box().bottom() < reach
                        && (l.box().overlapX(line.box())
                                > 0.3 * Math.min(l.box().width(), line.box().width())))
                .min(Comparator.comparingDouble(l -> l.box().y()));
    }

    /** The nearest line above that starts at the same edge. */
    Optional<TextLine> above(TextLine line) {
        double reach = 1.6 * Math.max(line.box().height(), usualHeight);
        return lines.stream()
                .filter(l -> l.box().bottom() < line.box().centreY()
                        && line.box().y() - l.box().bottom() < reach
                        && Math.abs(l.box().x() - line.box().x()) < 0.015)
                .max(Comparator.comparingDouble(l -> l.box().y()));
    }
}
