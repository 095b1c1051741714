package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * From PDF user space to the page as shown: crop box cut, stored turn applied, origin at the top left, y downwards.
 *
 * <p>{@code width} and {@code height} are those of the page as shown, in points.
 */
record PageFrame(double width, double height, AffineTransform toShown) {

    private static final double LONGEST_SIDE = 1_000_000;

    static PageFrame of(PDPage page) {
        PDRectangle crop = page.getCropBox();
        double w = crop.getWidth();
        double h = crop.getHeight();
        if (!(w > 0 && h > 0 && w < LONGEST_SIDE && h < LONGEST_SIDE)) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "A page of the PDF has no usable size: " + w + " x " + h + " points.");
        }
        var transform = switch (page.getRotation()) {
            case 90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 180 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 270 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(1, 0, 0, -1, 0, h);
        };
        transform.translate(-crop.getLowerLeftX(), -crop.getLowerLeftY());
        boolean sideways = page.getRotation() % 180 != 0;
        return new PageFrame(sideways ? h : w, sideways ? w : h, transform);
    }

    Point2D shown(double x, double y) {
        return toShown.transform(new Point2D.Double(x, y), null);
    }

    /** A box given in points of the page as shown. */
    BoundingBox box(double x1, double y1, double x2, double y2) {
        return BoundingBox.ofCorners(x1 / width, y1 / height, x2 / width, y2 / height);
    }

    BoundingBox box(Rectangle2D shown) {
        return box(shown.getMinX(), shown.getMinY(), shown.getMaxX(), shown.getMaxY());
    }
}
