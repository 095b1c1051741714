package dev.ocelli.engine.perceive.see;

import dev.ocelli.core.base.BoundingBox;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds drawn straight lines on a picture: long, thin, dark runs along rows or columns of pixels.
 *
 * <p>A run may wander by a pixel from row to row and have small gaps, as scans do. Dark means clearly darker than the
 * mean of the picture.
 */
final class PictureRulings {
    private static final double SHORTEST = 0.035;
    private static final int GAP = 4;
    private static final int MOST = 600;

    private PictureRulings() {}

    /** Boxes in fractions of {@code picture}, horizontal ones first; at most a few hundred. */
    static List<BoundingBox> find(BufferedImage picture) {
        var dark = Dark.of(picture);
        var found = new ArrayList<BoundingBox>();
        for (var run : runs(dark)) {
            found.add(BoundingBox.ofCorners(
                    (double) run.start / dark.width,
                    (double) run.top / dark.height,
                    (double) (run.end + 1) / dark.width,
                    (double) (run.bottom + 1) / dark.height));
        }
        for (var run : runs(dark.transposed())) {
            found.add(BoundingBox.ofCorners(
                    (double) run.top / dark.width,
                    (double) run.start / dark.height,
                    (double) (run.bottom + 1) / dark.width,
                    (double) (run.end + 1) / dark.height));
        }
        return found;
    }

    /** Which pixels are ink. */
    private static final class Dark {
        private final int width;
        private final int height;
        private final boolean[] ink;

        Dark(int width, int height, boolean[] ink) {
            this.width = width;
            this.height = height;
            this.ink = ink;
        }

        static Dark of(BufferedImage picture) {
            int width = picture.getWidth();
            int height = picture.getHeight();
            int[] row = new int[width];
            byte[] light = new byte[width * height];
            long sum = 0;
            for (int y = 0; y < height; y++) {
                picture.getRGB(0, y, width, 1, row, 0, width);
                for (int x = 0; x < width; x++) {
                    int rgb = row[x];
                    int grey = (((rgb >> 16) & 255) * 299 + ((rgb >> 8) & 255) * 587 + (rgb & 255) * 114) / 1000;
                    light[y * width + x] = (byte) grey;
                    sum += grey;
                }
            }
            long limit = sum / Math.max(1, light.length) * 3 / 4;
            boolean[] ink = new boolean[light.length];
            for (int i = 0; i < ink.length; i++) {
                ink[i] = (light[i] & 255) < limit;
            }
            return new Dark(width, height, ink);
        }

        Dark transposed() {
            boolean[] turned = new boolean[ink.length];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    turned[x * height + y] = ink[y * width + x];
                }
            }
            return new Dark(height, width, turned);
        }

        boolean at(int x, int y) {
            return y >= 0 && y < height && ink[y * width + x];
        }
    }

    /** A growing line: from {@code start} to {@code end} along, {@code top} to {@code bottom} across. */
    private static final class Run {
        private int start;
        private int end;
        private final int top;
        private int bottom;

        Run(int start, int end, int y) {
            this.start = start;
            this.end = end;
            this.top = y;
            this.bottom = y;
        }

        boolean takes(int from, int to, int y) {
            return y - bottom <= 2 && from <= end + GAP && to >= start - GAP;
        }

        void take(int from, int to, int y) {
            start = Math.min(start, from);
            end = Math.max(end, to);
            bottom = y;
        }
    }

    private static List<Run> runs(Dark dark) {
        int shortest = (int) Math.max(24, SHORTEST * Math.max(dark.width, dark.height));
        int thickest = Math.max(6, Math.max(dark.width, dark.height) / 180);
        var open = new ArrayList<Run>();
        var done = new ArrayList<Run>();
        for (int y = 0; y < dark.height; y++) {
            int limit = y;
            open.removeIf(run -> {
                boolean closed = limit - run.bottom > 2;
                if (closed) {
                    done.add(run);
                }
                return closed;
            });
            scanRow(dark, y, shortest, open);
        }
        done.addAll(open);
        return done.stream()
                .filter(r -> r.bottom - r.top < thickest + (r.end - r.start) / 60)
                .limit(MOST)
                .toList();
    }

    private static void scanRow(Dark dark, int y, int shortest, List<Run> open) {
        int start = -1;
        int last = -1;
        int ink = 0;
        for (int x = 0; x <= dark.width; x++) {
            boolean on = x < dark.width && dark.at(x, y);
            if (on) {
                start = start < 0 ? x : start;
                last = x;
                ink++;
            } else if (start >= 0 && (x == dark.width || x - last > GAP)) {
                if (last - start + 1 >= shortest && ink * 10 >= (last - start + 1) * 9) {
                    place(start, last, y, open);
                }
                start = -1;
                ink = 0;
            }
        }
    }

    private static void place(int from, int to, int y, List<Run> open) {
        for (var run : open) {
            if (run.takes(from, to, y)) {
                run.take(from, to, y);
                return;
            }
        }
        open.add(new Run(from, to, y));
    }
}
