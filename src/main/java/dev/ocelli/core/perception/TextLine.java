package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run of words on one baseline with no wide gap inside: one cell, one label or one line of a paragraph.
 *
 * <p>Words stand in reading order. {@code fontSize} is the height of the type as a fraction of the page height;
 * {@code bold} is known only from a text layer.
 */
public record TextLine(List<Word> words, BoundingBox box, double fontSize, boolean bold) {

    public TextLine {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a line without words");
        }
    }

    /** A line whose box is the box around its words and whose type is as high as that box. */
    public static TextLine of(List<Word> words) {
        var box = BoundingBox.around(words.stream().map(Word::box).toList());
        return new TextLine(words, box, box.height(), false);
    }

    /** The words joined by single spaces. */
    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** Mean confidence of the words, in [0, 1]. */
    public double confidence() {
        return words.stream().mapToDouble(Word::confidence).average().orElse(0);
    }
}
