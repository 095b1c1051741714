package dev.ocelli.catalog.tool.picture;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.PixelBox;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds where a small picture occurs on a large one, by normalised cross-correlation of grey levels (Lewis, 1995): on a
 * coarse copy at every place, then on finer ones around the best places. Brightness and contrast do not matter, size and
 * turn do. Pure.
 */
public final class TemplateMatch {
    private static final int COARSEST_SIDE = 8;
    private static final int COARSEST_STEP = 8;
    private static final int MOST_CANDIDATES = 100;
    /** A coarse copy fits less well than the true picture. */
    private static final double COARSE_LOSS = 0.25;

    private static final double OVERLAP = 0.3;

    private final BufferedImage picture;

    /** A place with how well it fits, 1 for the same. */
    public record Match(BoundingBox box, double score) {}

    private record Spot(int x, int y, double score) {}

    public TemplateMatch(BufferedImage picture) {
        this.picture = picture;
    }

    /**
     * The best places, best first; none overlaps another much.
     *
     * @param scales sizes of the template to try, as factors
     */
    public List<Match> find(BufferedImage template, List<Double> scales, double least, int most) {
        var found = new ArrayList<Match>();
        for (double scale : scales) {
            int width = (int) Math.round(template.getWidth() * scale);
            int height = (int) Math.round(template.getHeight() * scale);
            if (Math.min(width, height) >= COARSEST_SIDE
                    && width <= picture.getWidth()
                    && height <= picture.getHeight()) {
                found.addAll(findOne(Scaling.to(template, width, height), least));
            }
        }
        found.sort(Comparator.comparingDouble((Match match) -> -match.score()));
        var apart = new ArrayList<Match>();
        for (Match match : found) {
            if (apart.size() < most
                    && apart.stream().noneMatch(kept -> kept.box().iou(match.box()) > OVERLAP)) {
                apart.add(match);
            }
        }
        return apart;
    }

    private List<Match> findOne(BufferedImage template, double least) {
        int step = 1;
        while (step < COARSEST_STEP
                && Math.min(template.getWidth(), template.getHeight()) / (2 * step) >= COARSEST_SIDE) {
            step *= 2;
        }
        var spots = Grey.of(picture, step).everywhere(Grey.of(template, step), least - COARSE_LOSS);
        while (step > 1) {
            step /= 2;
            Grey fine = Grey.of(picture, step);
            Grey small = Grey.of(template, step);
            spots = spots.stream().map(spot -> fine.around(small, spot)).toList();
        }
        return spots.stream()
                .filter(spot -> spot.score() >= least)
                .map(spot -> new Match(
                        new PixelBox(spot.x(), spot.y(), template.getWidth(), template.getHeight())
                                .within(picture.getWidth(), picture.getHeight()),
                        Math.min(1, spot.score())))
                .toList();
    }

    /** Grey levels of a picture, averaged over squares of {@code step} pixels. */
    private static final class Grey {
        private final float[] levels;
        private final int width;
        private final int height;

        private Grey(float[] levels, int width, int height) {
            this.levels = levels;
            this.width = width;
            this.height = height;
        }

        static Grey of(BufferedImage picture, int step) {
            int width = Math.max(1, picture.getWidth() / step);
            int height = Math.max(1, picture.getHeight() / step);
            float[] levels = new float[width * height];
            int[] row = new int[picture.getWidth()];
            for (int y = 0; y < Math.min(picture.getHeight(), height * step); y++) {
                picture.getRGB(0, y, row.length, 1, row, 0, row.length);
                for (int x = 0; x < Math.min(row.length, width * step); x++) {
                    int pixel = row[x];
                    int light = (pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 150 + (pixel & 255) * 29;
                    levels[y / step * width + x / step] += light / (256f * step * step);
                }
            }
            return new Grey(levels, width, height);
        }

        /** The template without its mean and with length 1. */
        private float[] normalised() {
            double mean = 0;
            for (float level : levels) {
                mean += level;
            }
            mean /= levels.length;
            double square = 0;
            for (float level : levels) {
                square += (level - mean) * (level - mean);
            }
            float[] normal = new float[levels.length];
            for (int i = 0; i < normal.length && square > 0; i++) {
                normal[i] = (float) ((levels[i] - mean) / Math.sqrt(square));
            }
            return normal;
        }

        List<Spot> everywhere(Grey template, double least) {
            float[] normal = template.normalised();
            int columns = width - template.width + 1;
            int rows = height - template.height + 1;
            double[] scores = new double[Math.max(0, columns) * Math.max(0, rows)];
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    scores[y * columns + x] = score(template, normal, x, y);
                }
            }
            var spots = new ArrayList<Spot>();
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    if (scores[y * columns + x] >= least && isPeak(scores, x, y, columns, rows)) {
                        spots.add(new Spot(x, y, scores[y * columns + x]));
                    }
                }
            }
            spots.sort(Comparator.comparingDouble((Spot spot) -> -spot.score()));
            return spots.subList(0, Math.min(MOST_CANDIDATES, spots.size()));
        }

        private static boolean isPeak(double[] scores, int x, int y, int columns, int rows) {
            for (int ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
                    if (scores[ny * columns + nx] > scores[y * columns + x]) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** The best place near a spot that was found at half this fineness. */
        Spot around(Grey template, Spot coarse) {
            float[] normal = template.normalised();
            Spot best = new Spot(0, 0, -1);
            for (int y = 2 * coarse.y() - 2; y <= 2 * coarse.y() + 2; y++) {
                for (int x = 2 * coarse.x() - 2; x <= 2 * coarse.x() + 2; x++) {
                    if (x >= 0 && y >= 0 && x + template.width <= width && y + template.height <= height) {
                        double score = score(template, normal, x, y);
                        best = score > best.score() ? new Spot(x, y, score) : best;
                    }
                }
            }
            return best;
        }

        private double score(Grey template, float[] normal, int left, int top) {
            double sum = 0;
            double square = 0;
            double product = 0;
            for (int y = 0; y < template.height; y++) {
                int from = (top + y) * width + left;
                int at = y * template.width;
                for (int x = 0; x < template.width; x++) {
                    float level = levels[from + x];
                    sum += level;
                    square += level * level;
                    product += level * normal[at + x];
                }
            }
            double spread = square - sum * sum / normal.length;
            return spread > 1e-3 * normal.length ? product / Math.sqrt(spread) : 0;
        }
    }
}
