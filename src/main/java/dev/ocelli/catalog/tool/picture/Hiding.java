package dev.ocelli.catalog.tool.picture;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.PixelBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Makes places of a picture unreadable, in place: nothing of the old pixels is left in them but, when blurred, averages. */
public final class Hiding {
    /** A blurred place keeps about this many patches along its shorter side: shapes, no letters and no features. */
    private static final int PATCHES = 4;

    private Hiding() {}

    /** Fills a place with one colour. */
    public static void cover(BufferedImage picture, BoundingBox place, Color colour) {
        PixelBox box = Cuts.pixels(picture, place);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(box.x(), box.y(), box.width(), box.height());
        graphics.dispose();
    }

    /** Averages a place in patches and smooths these. */
    public static void blur(BufferedImage picture, BoundingBox place) {
        PixelBox box = Cuts.pixels(picture, place);
        int patch = Math.max(2, Math.min(box.width(), box.height()) / PATCHES);
        BufferedImage coarse = averages(picture, box, patch);
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                picture.setRGB(box.x() + x, box.y() + y, between(coarse, (x + 0.5) / patch, (y + 0.5) / patch));
            }
        }
    }

    private static BufferedImage averages(BufferedImage picture, PixelBox box, int patch) {
        int columns = (box.width() + patch - 1) / patch;
        int rows = (box.height() + patch - 1) / patch;
        var coarse = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int left = box.x() + column * patch;
                int top = box.y() + row * patch;
                int right = Math.min(left + patch, box.x() + box.width());
                int bottom = Math.min(top + patch, box.y() + box.height());
                coarse.setRGB(column, row, average(picture, left, top, right, bottom));
            }
        }
        return coarse;
    }

    private static int average(BufferedImage picture, int left, int top, int right, int bottom) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = picture.getRGB(x, y);
                red += pixel >> 16 & 255;
                green += pixel >> 8 & 255;
                blue += pixel & 255;
            }
        }
        long count = (long) (right - left) * (bottom - top);
        return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    }

    /** The colour at a point between the centres of four patches. */
    private static int between(BufferedImage coarse, double x, double y) {
        double across = Math.clamp(x - 0.5, 0, coarse.getWidth() - 1);
        double down = Math.clamp(y - 0.5, 0, coarse.getHeight() - 1);
        int left = (int) across;
        int top = (int) down;
        int right = Math.min(left + 1, coarse.getWidth() - 1);
        int bottom = Math.min(top + 1, coarse.getHeight() - 1);
        int above = mixed(coarse.getRGB(left, top), coarse.getRGB(right, top), across - left);
        int below = mixed(coarse.getRGB(left, bottom), coarse.getRGB(right, bottom), across - left);
        return mixed(above, below, down - top);
    }

    private static int mixed(int one, int other, double share) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double level = (one >> shift & 255) * (1 - share) + (other >> shift & 255) * share;
            colour |= (int) Math.round(level) << shift;
        }
        return colour;
    }
}
