package dev.ocelli.catalog.model;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture as plain numbers: row by row, one {@code 0xRRGGBB} a pixel. {@code scale} is how many of these pixels make
 * one pixel of the picture it was made from (below 1 when that was too large to be read whole).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying it would cost a page
record Raster(int width, int height, int[] rgb, double scale) {
    /** Larger pictures are shrunk first: 40 million pixels are 160 MB. */
    private static final double MOST_PIXELS = 40e6;

    static Raster of(BufferedImage picture) {
        double pixels = (double) picture.getWidth() * picture.getHeight();
        double scale = pixels <= MOST_PIXELS ? 1 : Math.sqrt(MOST_PIXELS / pixels);
        if (scale == 1 && picture.getType() == BufferedImage.TYPE_INT_RGB && ownsItsPixels(picture)) {
            return new Raster(picture.getWidth(), picture.getHeight(), pixels(picture), 1);
        }
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        try {
            graphics.setColor(Color.WHITE); // what is transparent is paper
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            if (scale == 1) {
                graphics.drawImage(picture, 0, 0, null);
            } else {
                graphics.drawImage(picture, 0, 0, width, height, null);
            }
        } finally {
            graphics.dispose();
        }
        return new Raster(width, height, pixels(copy), scale);
    }

    private static boolean ownsItsPixels(BufferedImage picture) {
        return picture.getRaster().getParent() == null
                && pixels(picture).length == picture.getWidth() * picture.getHeight();
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    /** The colour at the nearest pixel inside the picture. */
    int at(int x, int y) {
        int column = Math.max(0, Math.min(width - 1, x));
        int row = Math.max(0, Math.min(height - 1, y));
        return rgb[row * width + column];
    }
}
