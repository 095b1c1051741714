package dev.ocelli.engine.reason.model;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Barcode;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Print as a model is shown it: what stands on one baseline is one row, its cells parted by {@code |}, and rows are
 * numbered from 1 through the whole document, so that a model can say with one number where it read a value.
 */
final class NumberedPrint {
    private static final double SAME_BASELINE = 0.5;

    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, List<Row>> byPage = new HashMap<>();

    /**
     * One printed row.
     *
     * @param id from 1
     * @param page as {@link Page#index()}
     * @param cells from left to right; at least one
     */
    record Row(int id, int page, List<TextLine> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        String text() {
            return cells.stream().map(TextLine::text).collect(Collectors.joining(" | "));
        }

        List<Place> places() {
            return cells.stream()
                    .map(cell -> new Place(
                            page, cell.box(), cell.text(), cell.confidence(), Word.timeOf(cell.words())))
                    .toList();
        }
    }

    private NumberedPrint() {}

    static NumberedPrint of(Perception perception) {
        var print = new NumberedPrint();
        perception.pages().forEach(print::add);
        return print;
    }

    private void add(Page page) {
        var cells = new ArrayList<TextLine>();
        for (TextLine line : page.lines()) {
            if (!cells.isEmpty() && !goesOn(cells.getLast(), line)) {
                close(page, cells);
            }
            cells.add(line);
        }
        close(page, cells);
        page.parts().barcodes().forEach(code -> coded(code).forEach(line -> {
            cells.add(line);
            close(page, cells);
        }));
    }

    private void close(Page page, List<TextLine> cells) {
        if (!cells.isEmpty()) {
            var row = new Row(rows.size() + 1, page.index(), cells);
            rows.add(row);
            byPage.computeIfAbsent(page.index(), p -> new ArrayList<>()).add(row);
            cells.clear();
        }
    }

    private static boolean goesOn(TextLine before, TextLine line) {
        double least = Math.min(before.box().height(), line.box().height());
        return line.box().overlapY(before.box()) > SAME_BASELINE * least
                && line.box().centreX() > before.box().right();
    }

    /** What a bar code says, as a line at its place. */
    private static Stream<TextLine> coded(Barcode code) {
        var words = Stream.of(code.text().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> new Word(word, code.box(), 1))
                .toList();
        return words.isEmpty() ? Stream.empty() : Stream.of(TextLine.of(words));
    }

    List<Row> rows() {
        return rows;
    }

    List<Row> ofPage(int page) {
        return byPage.getOrDefault(page, List.of());
    }

    Optional<Row> find(int id) {
        return id >= 1 && id <= rows.size() ? Optional.of(rows.get(id - 1)) : Optional.empty();
    }

    /** The row in which a place lies. */
    Optional<Row> at(Place place) {
        return ofPage(place.page()).stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> holds(cell.box(), place.box())))
                .findFirst();
    }

    private static boolean holds(BoundingBox cell, BoundingBox place) {
        return cell.containsCentreOf(place);
    }
}
