package dev.ocelli.catalog.format;

import java.awt.image.BufferedImage;

/** Whether a picture has colours at all. */
final class Greyness {
    private Greyness() {}

    static boolean isGrey(BufferedImage picture) {
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                int red = pixel >> 16 & 255;
                if (red != (pixel >> 8 & 255) || red != (pixel & 255)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same picture with one byte a pixel; its levels stay exactly as they are. */
    static BufferedImage grey(BufferedImage picture) {
        var grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                grey.getRaster().setSample(x, y, 0, row[x] & 255);
            }
        }
        return grey;
    }
}
