package dev.ocelli.catalog.format;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Plain changes to pictures; each gives an RGB picture and leaves its input as it was. */
final class Pixels {
    private Pixels() {}

    /** The picture in RGB over white paper, whatever its colours, depth and see-through parts. */
    static BufferedImage onWhite(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        var paper = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = paper.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return paper;
    }

    /** The picture with its longer side at most {@code longerSide}; never enlarged. */
    static BufferedImage shrunk(BufferedImage picture, int longerSide) {
        double scale = (double) longerSide / Math.max(picture.getWidth(), picture.getHeight());
        if (scale >= 1) {
            return picture;
        }
        if (scale < 0.5) {
            // halving first keeps thin strokes that one big step would jump over
            return shrunk(scaled(picture, 0.5), longerSide);
        }
        return scaled(picture, scale);
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    /** Whether an EXIF orientation (1 to 8) swaps width and height. */
    static boolean isSideways(int orientation) {
        return orientation >= 5;
    }

    /** The picture as its EXIF orientation says it is to be seen. */
    static BufferedImage upright(BufferedImage picture, int orientation) {
        if (orientation <= 1) {
            return picture;
        }
        int w = picture.getWidth();
        int h = picture.getHeight();
        var transform = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        boolean sideways = isSideways(orientation);
        var turned = new BufferedImage(sideways ? h : w, sideways ? w : h, BufferedImage.TYPE_INT_RGB);
        var graphics = turned.createGraphics();
        graphics.drawImage(picture, transform, null);
        graphics.dispose();
        return turned;
    }
}
