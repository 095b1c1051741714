package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A page laid out by us: text lines and rulings at known places. Lengths in points, origin at the top left. */
final class Sheet {
    /** Same heights as {@link FontFaces} takes for fonts that say nothing. */
    private static final double ASCENT = 0.74;

    private static final double DESCENT = 0.21;

    private final double width;
    private final double height;
    private final List<TextLine> lines = new ArrayList<>();
    private final List<BoundingBox> rulings = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    /** A word to be painted; {@code spread} is the width it must fill, which fonts without the letter may not have. */
    record Mark(String text, double x, double baseline, double size, boolean bold, double spread) {}

    Sheet(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Writes words that follow each other on one baseline, one space apart. */
    void write(List<String> words, double x, double baseline, Type type, ToDoubleFunction<String> widths) {
        List<Word> placed = new ArrayList<>();
        double at = x;
        for (String word : words) {
            double wide = widths.applyAsDouble(word);
            placed.add(new Word(
                    word, box(at, baseline - ASCENT * type.size(), at + wide, baseline + DESCENT * type.size()), 1));
            marks.add(new Mark(word, at, baseline, type.size(), type.bold(), wide));
            at += wide + widths.applyAsDouble(" ");
        }
        if (!placed.isEmpty()) {
            var box = BoundingBox.around(placed.stream().map(Word::box).toList());
            lines.add(new TextLine(placed, box, Math.min(1, type.size() / height), type.bold()));
        }
    }

    /** How letters look; {@code size} in points. */
    record Type(double size, boolean bold) {}

    void rule(double x1, double y1, double x2, double y2) {
        rulings.add(box(x1, y1, x2, y2));
    }

    private BoundingBox box(double x1, double y1, double x2, double y2) {
        return BoundingBox.ofCorners(x1 / width, y1 / height, x2 / width, y2 / height);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<TextLine> lines() {
        return List.copyOf(lines);
    }

    List<BoundingBox> rulings() {
        return List.copyOf(rulings);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }
}
