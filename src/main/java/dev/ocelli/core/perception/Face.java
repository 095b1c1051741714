package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;

/**
 * A face on a picture.
 *
 * @param confidence the detector's own, in [0, 1]
 * @param points right eye, left eye, tip of the nose, right and left corner of the mouth (right and left of the person),
 *     as shares of the picture; a point may lie outside when the face is cut off
 */
public record Face(BoundingBox box, double confidence, List<Point> points) {
    public Face {
        points = List.copyOf(points);
    }

    /** Shares of the picture, origin at the top left. */
    public record Point(double x, double y) {}
}
