package dev.ocelli.catalog.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds connected areas in a map of text probabilities and puts the smallest rectangle around each.
 *
 * <p>Works on runs of pixels in a row joined by union-find (8-neighbourhood), so the cost is linear in the map.
 */
final class MaskRegions {
    /** More areas than this on one page is noise; the rest is left out. */
    private static final int MOST_REGIONS = 3000;

    private final float[] map;
    private final int stride;
    private final double threshold;
    private int[] runs = new int[4096];
    private int count;
    private int[] parents = new int[1024];

    /** An area's rectangle (text along the side nearer to the horizontal) and mean probability inside it. */
    record Scored(TextRegion region, double score) {}

    private MaskRegions(float[] map, int stride, double threshold) {
        this.map = map;
        this.stride = stride;
        this.threshold = threshold;
    }

    /**
     * @param map probabilities in [0, 1], row by row, {@code stride} to a row
     * @param width columns to look at
     * @param height rows to look at
     */
    static List<Scored> find(float[] map, int stride, int width, int height, double threshold) {
        var regions = new MaskRegions(map, stride, threshold);
        regions.collect(width, height);
        return regions.rectangles();
    }

    private void collect(int width, int height) {
        int above = 0;
        int aboveEnd = 0;
        for (int y = 0; y < height; y++) {
            int rowStart = count;
            int row = y * stride;
            for (int x = 0; x < width; x++) {
                if (map[row + x] > threshold) {
                    int from = x;
                    while (x < width && map[row + x] > threshold) {
                        x++;
                    }
                    addRun(y, from, x);
                }
            }
            join(above, aboveEnd, rowStart, count);
            above = rowStart;
            aboveEnd = count;
        }
    }

    private void addRun(int y, int from, int end) {
        if (3 * count + 3 > runs.length) {
            runs = Arrays.copyOf(runs, runs.length * 2);
        }
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, parents.length * 2);
        }
        runs[3 * count] = y;
        runs[3 * count + 1] = from;
        runs[3 * count + 2] = end;
        parents[count] = count;
        count++;
    }

    private void join(int above, int aboveEnd, int start, int end) {
        int a = above;
        for (int b = start; b < end; b++) {
            while (a < aboveEnd && runs[3 * a + 2] < runs[3 * b + 1]) {
                a++;
            }
            for (int k = a; k < aboveEnd && runs[3 * k + 1] <= runs[3 * b + 2]; k++) {
                parents[root(b)] = root(k);
            }
        }
    }

    private int root(int run) {
        int r = run;
        while (parents[r] != r) {
            parents[r] = parents[parents[r]];
            r = parents[r];
        }
        return r;
    }

    private List<Scored> rectangles() {
        var groups = new ArrayList<List<Integer>>();
        int[] groupOf = new int[count];
        Arrays.fill(groupOf, -1);
        for (int run = 0; run < count; run++) {
            int root = root(run);
            if (groupOf[root] < 0) {
                groupOf[root] = groups.size();
                groups.add(new ArrayList<>());
            }
            groups.get(groupOf[root]).add(run);
        }
        return groups.stream().limit(MOST_REGIONS).map(this::scored).toList();
    }

    private Scored scored(List<Integer> group) {
        double sum = 0;
        var points = new ArrayList<double[]>();
        for (int i = 0; i < group.size(); i++) {
            int y = runs[3 * group.get(i)];
            int from = runs[3 * group.get(i) + 1];
            int end = runs[3 * group.get(i) + 2];
            for (int x = from; x < end; x++) {
                sum += map[y * stride + x];
            }
            points.add(new double[] {from, y});
            points.add(new double[] {end, y});
            points.add(new double[] {from, y + 1});
            points.add(new double[] {end, y + 1});
        }
        TextRegion region = SmallestRectangle.around(points);
        return new Scored(region, sum / Math.max(1, region.length() * region.height()));
    }
}
