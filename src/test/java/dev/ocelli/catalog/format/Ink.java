package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import java.awt.image.BufferedImage;

/** Measures what is painted on a picture. */
final class Ink {
    private Ink() {}

    /** The share of dark pixels inside a box. */
    static double share(BufferedImage picture, BoundingBox box) {
        int dark = 0;
        int all = 0;
        for (int y = (int) (box.y() * picture.getHeight()); y < box.bottom() * picture.getHeight(); y++) {
            for (int x = (int) (box.x() * picture.getWidth()); x < box.right() * picture.getWidth(); x++) {
                dark += (picture.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
                all++;
            }
        }
        return all == 0 ? 0 : (double) dark / all;
    }

    /** The smallest box around all dark pixels. */
    static BoundingBox extent(BufferedImage picture) {
        int left = picture.getWidth();
        int top = picture.getHeight();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFF) < 128) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        double w = picture.getWidth();
        double h = picture.getHeight();
        return BoundingBox.ofCorners(left / w, top / h, right / w, bottom / h);
    }
}
