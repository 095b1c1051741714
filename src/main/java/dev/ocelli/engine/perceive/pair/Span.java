package dev.ocelli.engine.perceive.pair;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.List;
import java.util.stream.Collectors;

/** Words that stand together and are used as a whole, once: a label or a value. Widths are in page heights. */
record Span(List<Word> words, double left, double right, double top, double bottom, double size) {

    static Span of(List<Word> words, TextLine line, double aspect) {
        var box = BoundingBox.around(words.stream().map(Word::box).toList());
        return new Span(
                List.copyOf(words), box.x() * aspect, box.right() * aspect, box.y(), box.bottom(), line.fontSize());
    }

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    double height() {
        return bottom - top;
    }

    double middle() {
        return (top + bottom) / 2;
    }

    double overlapX(Span other) {
        return Math.max(0, Math.min(right, other.right) - Math.max(left, other.left));
    }

    double overlapY(Span other) {
        return Math.max(0, Math.min(bottom, other.bottom) - Math.max(top, other.top));
    }

    /** Share of the smaller height that both have in common. */
    boolean besides(Span other) {
        return overlapY(other) > 0.45 * Math.min(height(), other.height());
    }
}
