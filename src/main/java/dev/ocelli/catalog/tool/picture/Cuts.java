package dev.ocelli.catalog.tool.picture;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.PixelBox;
import java.awt.image.BufferedImage;

/** Cuts places out of pictures. */
public final class Cuts {
    private Cuts() {}

    /** The whole pixels that a place covers, at least one. */
    public static PixelBox pixels(BufferedImage picture, BoundingBox place) {
        int left = Math.clamp((int) Math.floor(place.x() * picture.getWidth()), 0, picture.getWidth() - 1);
        int top = Math.clamp((int) Math.floor(place.y() * picture.getHeight()), 0, picture.getHeight() - 1);
        int right = Math.clamp((int) Math.ceil(place.right() * picture.getWidth()), left + 1, picture.getWidth());
        int bottom = Math.clamp((int) Math.ceil(place.bottom() * picture.getHeight()), top + 1, picture.getHeight());
        return new PixelBox(left, top, right - left, bottom - top);
    }

    /** The pixels of a place, copied. */
    public static BufferedImage cut(BufferedImage picture, BoundingBox place) {
        var box = pixels(picture, place);
        var copy = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_RGB);
        var graphics = copy.createGraphics();
        graphics.drawImage(picture, -box.x(), -box.y(), null);
        graphics.dispose();
        return copy;
    }

    /** The place grown on all sides by a share of its longer side as it looks on a picture, clipped to the page. */
    public static BoundingBox padded(BoundingBox place, double share, BufferedImage picture) {
        double longer = Math.max(place.width() * picture.getWidth(), place.height() * picture.getHeight()) * share;
        double x = longer / picture.getWidth();
        double y = longer / picture.getHeight();
        return BoundingBox.ofCorners(place.x() - x, place.y() - y, place.right() + x, place.bottom() + y);
    }
}
