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
    /** How many rows back in reading order a label may stand. */
    private static final int REACH = 12;

    private static final int LONGEST_LABEL = 40;

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
                    .map(cell -> new Place(page, cell.box(), cell.text(), cell.confidence(), Word.timeOf(cell.words())))
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
        var drafts = new ArrayList<List<TextLine>>();
        for (TextLine line : page.lines()) {
            rowOf(line, drafts).add(line);
        }
        page.parts().barcodes().forEach(code -> coded(code).map(List::of).forEach(drafts::add));
        for (List<TextLine> cells : drafts) {
            var row = new Row(rows.size() + 1, page.index(), cells);
            rows.add(row);
            byPage.computeIfAbsent(page.index(), p -> new ArrayList<>()).add(row);
        }
    }

    /**
     * The row that a line goes on: the last one, or a label a little before whose value stands in a block of its own. Long
     * lines side by side are columns of prose and stay apart.
     */
    private static List<TextLine> rowOf(TextLine line, List<List<TextLine>> drafts) {
        for (int back = 1; back <= Math.min(REACH, drafts.size()); back++) {
            var row = drafts.get(drafts.size() - back);
            boolean labelled = back == 1 || (row.size() == 1 && isShort(row.getFirst()) && isShort(line));
            if (labelled && goesOn(row.getLast(), line)) {
                return row;
            }
        }
        var fresh = new ArrayList<TextLine>();
        drafts.add(fresh);
        return fresh;
    }

    private static boolean isShort(TextLine line) {
        return line.text().length() <= LONGEST_LABEL;
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
