package dev.ocelli.catalog.tool.picture;

import dev.ocelli.core.base.BoundingBox;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** A closed line around a thing; points are shares of the page. */
public final class Outline {
    private final Path2D path;

    private Outline(Path2D path) {
        this.path = path;
    }

    /** @param points three or more pairs of shares */
    public static Outline of(List<double[]> points) {
        var path = new Path2D.Double();
        path.moveTo(points.getFirst()[0], points.getFirst()[1]);
        points.stream().skip(1).forEach(point -> path.lineTo(point[0], point[1]));
        path.closePath();
        return new Outline(path);
    }

    public BoundingBox box() {
        var bounds = path.getBounds2D();
        return BoundingBox.ofCorners(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
    }

    /** The line on a picture of this size, in pixels. */
    public Shape on(int width, int height) {
        return AffineTransform.getScaleInstance(width, height).createTransformedShape(path);
    }

    /** White inside, black outside. */
    public BufferedImage mask(int width, int height) {
        var mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        var graphics = mask.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fill(on(width, height));
        graphics.dispose();
        return mask;
    }

    /** Writes the points as pairs. */
    public void write(ArrayNode points) {
        double[] at = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            if (i.currentSegment(at) != PathIterator.SEG_CLOSE) {
                points.addArray().add(Math.round(at[0] * 1e5) / 1e5).add(Math.round(at[1] * 1e5) / 1e5);
            }
        }
    }
}
