package dev.ocelli.catalog.tool.picture;

import java.awt.image.BufferedImage;

/** Makes edges crisper by an unsharp mask over three by three pixels. */
public final class Sharpening {
    private static final float STRENGTH = 0.6f;

    private Sharpening() {}

    /** A crisper copy; the outermost pixels stay. */
    public static BufferedImage of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[][] rows = new int[3][width];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < 3; i++) {
                picture.getRGB(0, Math.clamp(y + i - 1L, 0, height - 1), width, 1, rows[i], 0, width);
            }
            int[] made = rows[1].clone();
            for (int x = 1; x < width - 1 && y > 0 && y < height - 1; x++) {
                made[x] = level(rows, x, 16) << 16 | level(rows, x, 8) << 8 | level(rows, x, 0);
            }
            out.setRGB(0, y, width, 1, made, 0, width);
        }
        return out;
    }

    private static int level(int[][] rows, int x, int shift) {
        int sum = 0;
        for (int[] row : rows) {
            for (int dx = -1; dx <= 1; dx++) {
                sum += row[x + dx] >> shift & 255;
            }
        }
        int here = rows[1][x] >> shift & 255;
        return Math.clamp(Math.round(here + STRENGTH * (here - sum / 9f)), 0, 255);
    }
}
