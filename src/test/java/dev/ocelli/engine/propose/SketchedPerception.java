package dev.ocelli.engine.propose;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.KeyValuePair;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A one-page document written down by hand: each call puts its words a little lower on the page. */
final class SketchedPerception {
    private static final double STEP = 0.02;

    private final List<TextLine> lines = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<KeyValuePair> pairs = new ArrayList<>();
    private double y = 0.02;

    SketchedPerception title(String text) {
        TextLine line = line(0.1, text);
        blocks.add(new Block(BlockKind.TITLE, List.of(line), line.box()));
        return next();
    }

    SketchedPerception heading(String text) {
        TextLine line = line(0.1, text);
        blocks.add(new Block(BlockKind.SECTION_HEADER, List.of(line), line.box()));
        return next();
    }

    SketchedPerception text(String text) {
        line(0.1, text);
        return next();
    }

    SketchedPerception sideBySide(String left, String right) {
        line(0.1, left);
        line(0.7, right);
        return next();
    }

    SketchedPerception pair(String key, String value) {
        var valueWords = value.isEmpty() ? List.<Word>of() : line(0.5, value).words();
        pairs.add(new KeyValuePair(line(0.1, key).words(), valueWords));
        return next();
    }

    /** Cells of a row are parted by {@code |}. */
    SketchedPerception table(int headerRows, String... rows) {
        var cells = new ArrayList<Table.Cell>();
        double top = y;
        for (int row = 0; row < rows.length; row++) {
            String[] texts = rows[row].split("\\|", -1);
            for (int column = 0; column < texts.length; column++) {
                double x = 0.1 + 0.8 * column / texts.length;
                var box = BoundingBox.ofCorners(x, y, x + 0.8 / texts.length, y + STEP);
                List<TextLine> content = texts[column].isBlank() ? List.of() : List.of(line(x, texts[column].strip()));
                cells.add(new Table.Cell(row, column, 1, 1, content, box));
            }
            next();
        }
        tables.add(new Table(cells, headerRows, BoundingBox.ofCorners(0.1, top, 0.9, y)));
        return this;
    }

    private SketchedPerception next() {
        y += STEP;
        return this;
    }

    private TextLine line(double x, String text) {
        var words = new ArrayList<Word>();
        double left = x;
        for (String word : Arrays.asList(text.split(" "))) {
            double right = Math.min(1, left + 0.01 * word.length());
            words.add(new Word(word, BoundingBox.ofCorners(left, y, right, y + 0.012), 1));
            left = Math.min(1, right + 0.01);
        }
        TextLine line = TextLine.of(words);
        lines.add(line);
        return line;
    }

    Perception see() {
        var parts = new Page.PageParts(blocks, tables, pairs, List.of(), List.of());
        var page = new Page(0, 0.7, 0, TextSource.TEXT_LAYER, lines, parts);
        return new Perception(MediaType.PDF, 1, List.of(page));
    }
}
