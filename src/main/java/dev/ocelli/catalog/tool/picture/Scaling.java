package dev.ocelli.catalog.tool.picture;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the size of pictures with a Lanczos filter of three lobes (Duchon, 1979), widened when shrinking so that nothing
 * fine turns into moiré. Works on RGB; across first, then down.
 */
public final class Scaling {
    private static final int LOBES = 3;

    private Scaling() {}

    /** The picture at another size, at least one pixel each way. */
    public static BufferedImage to(BufferedImage picture, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no pixels: " + width + " x " + height);
        }
        return down(across(picture, width), height);
    }

    private static BufferedImage across(BufferedImage picture, int width) {
        if (width == picture.getWidth()) {
            return picture;
        }
        var out = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        List<Tap> taps = Tap.of(picture.getWidth(), width);
        int[] row = new int[picture.getWidth()];
        int[] made = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < width; x++) {
                made[x] = taps.get(x).mixed(row);
            }
            out.setRGB(0, y, width, 1, made, 0, width);
        }
        return out;
    }

    private static BufferedImage down(BufferedImage picture, int height) {
        if (height == picture.getHeight()) {
            return picture;
        }
        var out = new BufferedImage(picture.getWidth(), height, BufferedImage.TYPE_INT_RGB);
        List<Tap> taps = Tap.of(picture.getHeight(), height);
        int[] column = new int[picture.getHeight()];
        int[] made = new int[height];
        for (int x = 0; x < picture.getWidth(); x++) {
            picture.getRGB(x, 0, 1, column.length, column, 0, 1);
            for (int y = 0; y < height; y++) {
                made[y] = taps.get(y).mixed(column);
            }
            out.setRGB(x, 0, 1, height, made, 0, 1);
        }
        return out;
    }

    /** What flows into one pixel: shares of the pixels from {@code first} on, which sum to 1. */
    private static final class Tap {
        private final int first;
        private final float[] shares;

        private Tap(int first, float[] shares) {
            this.first = first;
            this.shares = shares;
        }

        static List<Tap> of(int from, int to) {
            double step = (double) from / to;
            double reach = Math.max(1, step);
            var taps = new ArrayList<Tap>(to);
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * step - 0.5;
                int first = Math.max(0, (int) Math.ceil(centre - LOBES * reach));
                int last = Math.min(from - 1, (int) Math.floor(centre + LOBES * reach));
                float[] shares = new float[last - first + 1];
                double sum = 0;
                for (int j = 0; j < shares.length; j++) {
                    shares[j] = (float) lanczos((first + j - centre) / reach);
                    sum += shares[j];
                }
                for (int j = 0; j < shares.length; j++) {
                    shares[j] /= (float) sum;
                }
                taps.add(new Tap(first, shares));
            }
            return taps;
        }

        private static double lanczos(double x) {
            if (Math.abs(x) < 1e-9) {
                return 1;
            }
            double angle = Math.PI * x;
            return Math.abs(x) >= LOBES ? 0 : LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
        }

        int mixed(int[] pixels) {
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int j = 0; j < shares.length; j++) {
                int pixel = pixels[first + j];
                red += shares[j] * (pixel >> 16 & 255);
                green += shares[j] * (pixel >> 8 & 255);
                blue += shares[j] * (pixel & 255);
            }
            return level(red) << 16 | level(green) << 8 | level(blue);
        }

        private static int level(float value) {
            return Math.clamp(Math.round(value), 0, 255);
        }
    }
}
