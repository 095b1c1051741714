package dev.ocelli.catalog.format;

import java.awt.geom.Rectangle2D;

/**
 * One drawn letter in the frame of its own writing direction.
 *
 * <p>Lengths are points of the page as shown, y downwards. The frame is the page turned by {@code -angle}, so that the
 * text runs from left to right in it: {@code from} and {@code to} lie along the baseline, {@code baseline} across it.
 *
 * @param text the letter in Unicode, seldom more than one; white space for a drawn space
 * @param angle degrees clockwise from "left to right", in [0, 360)
 * @param size height of the type (em)
 * @param ascent what stands over the baseline
 * @param descent what hangs under the baseline, positive
 */
record Glyph(
        String text,
        int angle,
        double from,
        double to,
        double baseline,
        double size,
        double ascent,
        double descent,
        Look look) {

    /**
     * What a letter looks like, and whether it can be trusted.
     *
     * @param hidden drawn with an invisible pen, or painted over by a picture
     * @param unmapped the font does not say which letter this is
     * @param order place in the order of drawing on the page
     */
    record Look(boolean bold, boolean hidden, boolean unmapped, int order) {}

    boolean isSpace() {
        return text.isBlank();
    }

    double top() {
        return baseline - ascent;
    }

    double bottom() {
        return baseline + descent;
    }

    double width() {
        return to - from;
    }

    double centre() {
        return (from + to) / 2;
    }

    /** Whether the middle of the letter lies in a box given in points of the page as shown. */
    boolean isIn(Rectangle2D box) {
        var turn = Turn.by(angle);
        double across = (top() + bottom()) / 2;
        return box.contains(turn.x(centre(), across), turn.y(centre(), across));
    }

    Glyph paintedOver() {
        var covered = new Look(look.bold(), true, look.unmapped(), look.order());
        return new Glyph(text, angle, from, to, baseline, size, ascent, descent, covered);
    }
}
