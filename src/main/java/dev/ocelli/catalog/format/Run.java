package dev.ocelli.catalog.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Letters on one baseline that grow to a line while a page is read; drawn spaces are kept to part words. */
final class Run {
    private static final double LARGEST_SIZE_RATIO = 2.2;

    private final List<Glyph> glyphs = new ArrayList<>();
    private final int order;
    private final int angle;
    private double from;
    private double to;
    private double top;
    private double bottom;
    private double baseline;
    private double size;
    private Glyph last;

    Run(Glyph first) {
        this.order = first.look().order();
        this.angle = first.angle();
        this.from = first.from();
        this.to = first.to();
        this.top = first.top();
        this.bottom = first.bottom();
        this.baseline = first.baseline();
        this.size = first.size();
        this.last = first;
        glyphs.add(first);
    }

    void add(Glyph glyph) {
        glyphs.add(glyph);
        include(glyph.from(), glyph.to(), glyph.size(), glyph);
    }

    void addSpace(Glyph space) {
        glyphs.add(space);
    }

    /** Adds the letters of a run that stands to the right. */
    void append(Run other) {
        glyphs.addAll(other.glyphs);
        include(other.from, other.to, other.size, other.last);
    }

    private void include(double otherFrom, double otherTo, double otherSize, Glyph end) {
        from = Math.min(from, otherFrom);
        if (otherSize > size * 1.05) {
            // the larger type carries the line: a footnote mark must not
            size = otherSize;
            baseline = end.baseline();
            top = end.top();
            bottom = end.bottom();
        }
        if (otherTo >= to) {
            to = otherTo;
            last = end;
        }
    }

    /** Whether type at another height belongs to this line; raised and lowered small type does. */
    boolean sameBaseline(double otherTop, double otherBottom, double otherBaseline, double otherSize) {
        double ratio = Math.max(size, otherSize) / Math.min(size, otherSize);
        if (ratio > LARGEST_SIZE_RATIO) {
            return false;
        }
        if (ratio < 1.1) {
            return Math.abs(otherBaseline - baseline) <= 0.3 * size;
        }
        double shared = Math.min(bottom, otherBottom) - Math.max(top, otherTop);
        return shared >= 0.5 * Math.min(bottom - top, otherBottom - otherTop)
                && Math.abs(otherBaseline - baseline) <= 0.5 * Math.max(size, otherSize);
    }

    /** All letters and spaces, from left to right in the frame. */
    List<Glyph> sorted() {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::from));
        return sorted;
    }

    int order() {
        return order;
    }

    int angle() {
        return angle;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    double baseline() {
        return baseline;
    }

    double size() {
        return size;
    }

    Glyph last() {
        return last;
    }
}
