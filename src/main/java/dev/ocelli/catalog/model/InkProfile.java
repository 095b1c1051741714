package dev.ocelli.catalog.model;

import java.util.BitSet;

/**
 * Where a crop has ink: a pixel whose lightness is nearer to that of the letters than to that of the paper, whichever of
 * the two is darker.
 *
 * @param columns ink pixels of each column, top to bottom
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InkProfile(BitSet[] columns) {

    /** Reads the green plane (nearest to lightness) of a crop that begins at {@code start}. */
    static InkProfile of(float[] planes, int start, int width, int stride) {
        int green = start + stride * LineCrop.HEIGHT;
        int[] histogram = new int[64];
        for (int y = 0; y < LineCrop.HEIGHT; y++) {
            for (int x = 0; x < width; x++) {
                histogram[level(planes[green + y * stride + x])]++;
            }
        }
        int split = otsu(histogram, width * LineCrop.HEIGHT);
        boolean lightInk = share(histogram, split, width * LineCrop.HEIGHT) > 0.5;
        var columns = new BitSet[width];
        for (int x = 0; x < width; x++) {
            columns[x] = new BitSet(LineCrop.HEIGHT);
            for (int y = 0; y < LineCrop.HEIGHT; y++) {
                boolean dark = level(planes[green + y * stride + x]) <= split;
                columns[x].set(y, dark != lightInk);
            }
        }
        return new InkProfile(columns);
    }

    private static int level(float value) {
        return Math.max(0, Math.min(63, (int) ((value + 1) * 32)));
    }

    private static double share(int[] histogram, int split, int total) {
        int below = 0;
        for (int i = 0; i <= split; i++) {
            below += histogram[i];
        }
        return (double) below / total;
    }

    /** The last dark level: the split with the greatest variance between both sides (Otsu, 1979). */
    private static int otsu(int[] histogram, int total) {
        double all = 0;
        for (int i = 0; i < histogram.length; i++) {
            all += (double) i * histogram[i];
        }
        double below = 0;
        long count = 0;
        double best = -1;
        int split = 31;
        for (int i = 0; i < histogram.length - 1; i++) {
            count += histogram[i];
            below += (double) i * histogram[i];
            if (count > 0 && count < total) {
                double difference = below / count - (all - below) / (total - count);
                double variance = (double) count * (total - count) * difference * difference;
                if (variance > best) {
                    best = variance;
                    split = i;
                }
            }
        }
        return split;
    }

    int width() {
        return columns.length;
    }

    /** A column counts as empty with at most one speck. */
    boolean isEmpty(int column) {
        return columns[column].cardinality() <= 1;
    }

    /** First and last row (inclusive) with ink between two columns; the whole height when there is none. */
    int[] rows(int from, int to) {
        int top = LineCrop.HEIGHT;
        int bottom = -1;
        int[] counts = new int[LineCrop.HEIGHT];
        for (int x = Math.max(0, from); x < Math.min(width(), to); x++) {
            for (int y = columns[x].nextSetBit(0); y >= 0; y = columns[x].nextSetBit(y + 1)) {
                counts[y]++;
            }
        }
        for (int y = 0; y < LineCrop.HEIGHT; y++) {
            if (counts[y] > 1) {
                top = Math.min(top, y);
                bottom = y;
            }
        }
        return bottom < top ? new int[] {0, LineCrop.HEIGHT - 1} : new int[] {top, bottom};
    }

    /** The longest run of empty columns in [from, to): {start, end}; start = end when there is none. */
    int[] widestGap(int from, int to) {
        int bestStart = from;
        int bestEnd = from;
        int start = from;
        for (int x = Math.max(0, from); x <= Math.min(width(), to); x++) {
            if (x == Math.min(width(), to) || !isEmpty(x)) {
                if (x - start > bestEnd - bestStart) {
                    bestStart = start;
                    bestEnd = x;
                }
                start = x + 1;
            }
        }
        return new int[] {bestStart, bestEnd};
    }
}
