package dev.ocelli.catalog.tool.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns and mirrors pictures. */
public final class Turning {
    private Turning() {}

    /**
     * Turned clockwise by any angle in degrees. Quarter turns lose nothing; other angles are interpolated, with new corners
     * in the colour of {@code corners}.
     *
     * @param grow keep everything by making the picture larger; otherwise the size stays and corners are cut off
     */
    public static BufferedImage clockwise(BufferedImage picture, double degrees, boolean grow, Color corners) {
        double angle = ((degrees % 360) + 360) % 360;
        if (angle % 90 == 0 && (grow || angle % 180 == 0)) {
            return QuarterTurns.clockwise(picture, (int) angle);
        }
        double radians = Math.toRadians(angle);
        double sine = Math.abs(Math.sin(radians));
        double cosine = Math.abs(Math.cos(radians));
        int w = picture.getWidth();
        int h = picture.getHeight();
        int width = grow ? (int) Math.ceil(w * cosine + h * sine - 1e-6) : w;
        int height = grow ? (int) Math.ceil(w * sine + h * cosine - 1e-6) : h;
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(corners);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        var move = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        move.rotate(radians);
        move.translate(-w / 2.0, -h / 2.0);
        graphics.drawImage(picture, move, null);
        graphics.dispose();
        return turned;
    }

    /** Mirrored; across: left becomes right, otherwise top becomes bottom. */
    public static BufferedImage mirrored(BufferedImage picture, boolean across) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        var turned = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(
                picture,
                across ? new AffineTransform(-1, 0, 0, 1, w, 0) : new AffineTransform(1, 0, 0, -1, 0, h),
                null);
        graphics.dispose();
        return turned;
    }
}
