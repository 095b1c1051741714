package dev.ocelli.core.base;

import java.util.Collection;

/**
 * A place on a page: left, top, width and height as fractions of the upright page.
 *
 * <p>Range [0, 1] each, origin at the top left. Factories clip what sticks out; pixel boxes are {@link PixelBox}.
 */
public record BoundingBox(double x, double y, double width, double height) {

    public BoundingBox {
        if (!(x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9)) {
            throw new IllegalArgumentException("not a box in [0,1]: " + x + ", " + y + ", " + width + ", " + height);
        }
    }

    /** The box between two corners, clipped to the page; corners may come in any order. */
    public static BoundingBox ofCorners(double x1, double y1, double x2, double y2) {
        double left = clip(Math.min(x1, x2));
        double top = clip(Math.min(y1, y2));
        return new BoundingBox(left, top, clip(Math.max(x1, x2)) - left, clip(Math.max(y1, y2)) - top);
    }

    /** The smallest box around all of {@code boxes}; refuses an empty collection. */
    public static BoundingBox around(Collection<BoundingBox> boxes) {
        return boxes.stream().reduce(BoundingBox::union).orElseThrow(() -> new IllegalArgumentException("no boxes"));
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public double area() {
        return width * height;
    }

    public BoundingBox union(BoundingBox other) {
        return ofCorners(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    /** Area shared with {@code other}, a fraction of the page. */
    public double overlap(BoundingBox other) {
        return overlapX(other) * overlapY(other);
    }

    /** Width shared with {@code other}; 0 when they stand beside each other. */
    public double overlapX(BoundingBox other) {
        return Math.max(0, Math.min(right(), other.right()) - Math.max(x, other.x));
    }

    /** Height shared with {@code other}; 0 when one stands above the other. */
    public double overlapY(BoundingBox other) {
        return Math.max(0, Math.min(bottom(), other.bottom()) - Math.max(y, other.y));
    }

    /** Intersection over union in [0, 1]. */
    public double iou(BoundingBox other) {
        double shared = overlap(other);
        double all = area() + other.area() - shared;
        return all > 0 ? shared / all : equals(other) ? 1 : 0;
    }

    public boolean containsCentreOf(BoundingBox other) {
        return other.centreX() >= x
                && other.centreX() <= right()
                && other.centreY() >= y
                && other.centreY() <= bottom();
    }

    private static double clip(double v) {
        return Math.max(0, Math.min(1, v));
    }
}
