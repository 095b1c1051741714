package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.perceive.see.PageSight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a line one run: cut at wide gaps, joined over narrow ones, whoever read it.
 *
 * <p>Widths are compared in units of the type height, so that page size and resolution do not matter.
 */
final class Runs {
    /** A gap wider than this many type heights ends a run. */
    private static final double WIDE = 0.95;

    /** Words of justified print stand closer than this. */
    private static final double LOOSE = 0.65;

    /** Lines closer than this on one baseline are one run. */
    private static final double NARROW = 0.32;

    /** The same for OCR, which places words less exactly and has its lines cut at wide gaps already. */
    private static final double WIDE_OCR = 1.5;

    private final double aspect;
    private final double wide;

    private Runs(double aspect, double wide) {
        this.aspect = aspect;
        this.wide = wide;
    }

    static List<TextLine> of(PageSight sight) {
        return of(sight.lines(), sight.aspect(), sight.source() == TextSource.OCR);
    }

    /**
     * @param aspect width / height of the page
     * @param ocr whether the lines were read from a picture
     */
    static List<TextLine> of(List<TextLine> lines, double aspect, boolean ocr) {
        var runs = new Runs(aspect, ocr ? WIDE_OCR : WIDE);
        var cut = new ArrayList<TextLine>();
        for (var line : lines) {
            cut.addAll(upright(line, aspect) ? runs.cut(line) : List.of(line));
        }
        return runs.join(cut);
    }

    /** False for text that runs up or down the page. */
    static boolean upright(TextLine line, double aspect) {
        return line.text().length() < 3
                || line.box().height() < 1.5 * line.box().width() * aspect;
    }

    private List<TextLine> cut(TextLine line) {
        double limit = widest(line);
        var parts = new ArrayList<TextLine>();
        var part = new ArrayList<Word>();
        for (var word : line.words()) {
            if (!part.isEmpty() && gap(part.getLast().box(), word.box()) > limit) {
                parts.add(part(part, line));
                part.clear();
            }
            part.add(word);
        }
        if (parts.isEmpty()) {
            return List.of(line);
        }
        parts.add(part(part, line));
        return parts;
    }

    /** The widest gap allowed inside {@code line}: justified print has wide gaps throughout. */
    private double widest(TextLine line) {
        double[] gaps = new double[line.words().size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = gap(line.words().get(i).box(), line.words().get(i + 1).box());
        }
        java.util.Arrays.sort(gaps);
        double usual = gaps.length < 4 ? 0 : gaps[gaps.length / 2];
        boolean justified = usual < LOOSE * line.fontSize();
        return Math.max(wide * line.fontSize(), justified ? 2.2 * usual : 0);
    }

    /** Free width between two boxes in page heights; negative when they overlap. */
    private double gap(BoundingBox left, BoundingBox right) {
        return (Math.max(left.x(), right.x()) - Math.min(left.right(), right.right())) * aspect;
    }

    private static TextLine part(List<Word> words, TextLine line) {
        var box = BoundingBox.around(words.stream().map(Word::box).toList());
        return new TextLine(words, box, line.fontSize(), line.bold());
    }

    private List<TextLine> join(List<TextLine> lines) {
        var sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingDouble(l -> l.box().x()));
        var joined = new ArrayList<TextLine>();
        for (var line : sorted) {
            int partner = upright(line, aspect) ? partner(joined, line) : -1;
            if (partner < 0) {
                joined.add(line);
            } else {
                joined.set(partner, both(joined.get(partner), line));
            }
        }
        return joined;
    }

    private int partner(List<TextLine> joined, TextLine line) {
        for (int i = joined.size() - 1; i >= 0; i--) {
            var other = joined.get(i);
            double height = Math.min(other.box().height(), line.box().height());
            double gap = (line.box().x() - other.box().right()) * aspect;
            if (Math.abs(gap) < NARROW * Math.min(other.fontSize(), line.fontSize())
                    && other.box().overlapY(line.box()) > 0.7 * height
                    && other.fontSize() < 1.5 * line.fontSize()
                    && line.fontSize() < 1.5 * other.fontSize()
                    && other.bold() == line.bold()
                    && upright(other, aspect)) {
                return i;
            }
        }
        return -1;
    }

    private static TextLine both(TextLine left, TextLine right) {
        var words = new ArrayList<>(left.words());
        words.addAll(right.words());
        return new TextLine(
                words, left.box().union(right.box()), Math.max(left.fontSize(), right.fontSize()), left.bold());
    }
}
