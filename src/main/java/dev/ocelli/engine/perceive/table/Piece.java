package dev.ocelli.engine.perceive.table;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.List;
import java.util.regex.Pattern;

/** A run of words with its place in units of the page height, so that widths and heights compare. */
record Piece(TextLine line, double left, double right, double top, double bottom) {
    private static final Pattern NUMERIC = Pattern.compile(
            "[(\\[]?[-+–−<>~±$€£¥]?\\s?(?:[A-Z]{3}\\s)?\\d[\\d.,'\\s/:–-]*\\s?[%€$£)\\]*†‡a-zA-Z]{0,4}|[-–—.…*]{1,4}|n\\.?/?a\\.?|:|\\.\\.",
            Pattern.CASE_INSENSITIVE);

    static Piece of(TextLine line, double aspect) {
        var box = line.box();
        return new Piece(line, box.x() * aspect, box.right() * aspect, box.y(), box.bottom());
    }

    /** A part of this run made of some of its words. */
    Piece part(List<Word> words) {
        double aspect = line.box().right() > 0 ? right / line.box().right() : 1;
        var box = BoundingBox.around(words.stream().map(Word::box).toList());
        return of(new TextLine(words, box, line.fontSize(), line.bold()), aspect);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double centre() {
        return (left + right) / 2;
    }

    double middle() {
        return (top + bottom) / 2;
    }

    double size() {
        return line.fontSize();
    }

    String text() {
        return line.text();
    }

    /** A number, amount, date or a sign for "nothing". */
    boolean numeric() {
        return NUMERIC.matcher(text()).matches();
    }

    static boolean numeric(String text) {
        return NUMERIC.matcher(text).matches();
    }

    double overlapX(Piece other) {
        return Math.max(0, Math.min(right, other.right) - Math.max(left, other.left));
    }
}
