package dev.ocelli.catalog.tool.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns pictures by quarters; no pixel changes its colour. */
public final class QuarterTurns {
    private QuarterTurns() {}

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
