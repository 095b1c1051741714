package dev.ocelli.engine.perceive.see;

import dev.ocelli.core.perception.TextLine;
import java.util.List;

/** Tells from a text layer which way its page was laid down: word order along a line gives the direction of reading. */
final class LayerTurn {
    private LayerTurn() {}

    /** The turn that makes most letters upright; none when few lines have several words. */
    static QuarterTurn of(List<TextLine> lines) {
        int[] letters = new int[4];
        for (var line : lines) {
            if (line.words().size() > 1) {
                letters[direction(line)] += line.text().length();
            }
        }
        int best = 0;
        for (int i = 1; i < 4; i++) {
            best = letters[i] > letters[best] ? i : best;
        }
        int all = letters[0] + letters[1] + letters[2] + letters[3];
        // Right-to-left script also runs leftwards, so an upside-down page is not told from the layer.
        return best == 2 || letters[best] * 10 < all * 6 ? QuarterTurn.NONE : new QuarterTurn(best * 90);
    }

    /** Index of the quarter turn that would make this line run to the right. */
    private static int direction(TextLine line) {
        var first = line.words().getFirst().box();
        var last = line.words().getLast().box();
        double across = last.centreX() - first.centreX();
        double down = last.centreY() - first.centreY();
        if (Math.abs(across) >= Math.abs(down)
                || line.box().height() < 2 * line.box().width()) {
            return across >= 0 ? 0 : 2;
        }
        return down < 0 ? 1 : 3;
    }
}
