package dev.ocelli.catalog.tool.picture;

import dev.ocelli.core.base.BoundingBox;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns pictures by quarters; no pixel changes its colour. */
public final class QuarterTurns {
    private QuarterTurns() {}

    /** The same place after the page was turned. */
    public static BoundingBox clockwise(BoundingBox box, int degrees) {
        return switch (degrees) {
            case 90 -> BoundingBox.ofCorners(1 - box.bottom(), box.x(), 1 - box.y(), box.right());
            case 180 -> BoundingBox.ofCorners(1 - box.right(), 1 - box.bottom(), 1 - box.x(), 1 - box.y());
            case 270 -> BoundingBox.ofCorners(box.y(), 1 - box.right(), box.bottom(), 1 - box.x());
            default -> box;
        };
    }

    /** @param degrees 0, 90, 180 or 270; with 0 the picture itself is given back */
    public static BufferedImage clockwise(BufferedImage picture, int degrees) {
        if (degrees % 90 != 0 || degrees < 0 || degrees > 270) {
            throw new IllegalArgumentException("not a quarter turn: " + degrees);
        }
        if (degrees == 0) {
            return picture;
        }
        boolean swaps = degrees % 180 == 90;
        int width = swaps ? picture.getHeight() : picture.getWidth();
        int height = swaps ? picture.getWidth() : picture.getHeight();
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = turned.createGraphics();
        var move = AffineTransform.getTranslateInstance(degrees == 270 ? 0 : width, degrees == 90 ? 0 : height);
        move.quadrantRotate(degrees / 90);
        graphics.drawImage(picture, move, null);
        graphics.dispose();
        return turned;
    }
}
