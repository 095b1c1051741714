package dev.ocelli.engine.perceive;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.perceive.see.PageSight;
import java.util.ArrayList;
import java.util.List;

/**
 * A page put down line by line in points on A4 (595 x 842), origin at the top left; every letter is half as wide as
 * the type is high.
 */
public final class SketchedPage {
    public static final double WIDTH = 595;
    public static final double HEIGHT = 842;

    private final List<TextLine> lines = new ArrayList<>();
    private final List<BoundingBox> rulings = new ArrayList<>();
    private final List<BoundingBox> pictures = new ArrayList<>();

    /** Puts {@code text} with its left edge at x and its top at y. */
    public SketchedPage text(double x, double y, double size, String text) {
        return put(x, y, size, text, false);
    }

    public SketchedPage bold(double x, double y, double size, String text) {
        return put(x, y, size, text, true);
    }

    /** Cells of one row, each a run of its own, at the given left edges; empty texts are left out. */
    public SketchedPage row(double y, double size, double[] lefts, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                text(lefts[i], y, size, texts[i]);
            }
        }
        return this;
    }

    /** A drawn line between two points. */
    public SketchedPage rule(double x1, double y1, double x2, double y2) {
        rulings.add(box(x1, y1, x2, y2));
        return this;
    }

    public SketchedPage picture(double x1, double y1, double x2, double y2) {
        pictures.add(box(x1, y1, x2, y2));
        return this;
    }

    public List<TextLine> lines() {
        return List.copyOf(lines);
    }

    public List<BoundingBox> rulings() {
        return List.copyOf(rulings);
    }

    public List<BoundingBox> pictures() {
        return List.copyOf(pictures);
    }

    public PageSight sight(int index) {
        return new PageSight(
                index,
                WIDTH / HEIGHT,
                0,
                TextSource.TEXT_LAYER,
                lines,
                new PageSight.Marks(rulings, pictures, List.of()));
    }

    public static BoundingBox box(double x1, double y1, double x2, double y2) {
        return BoundingBox.ofCorners(x1 / WIDTH, y1 / HEIGHT, x2 / WIDTH, y2 / HEIGHT);
    }

    private SketchedPage put(double x, double y, double size, String text, boolean bold) {
        var words = new ArrayList<Word>();
        double at = x;
        for (String word : text.split(" ")) {
            double width = word.length() * size * 0.5;
            words.add(new Word(word, box(at, y, at + width, y + size), 1));
            at += width + size * 0.28;
        }
        var around = BoundingBox.around(words.stream().map(Word::box).toList());
        lines.add(new TextLine(words, around, size / HEIGHT, bold));
        return this;
    }
}
