package dev.ocelli.catalog.model;

/**
 * Scales a raster with a triangle filter as wide as the step (so that thin strokes survive shrinking) into the planes
 * that the models read: blue, green, red, each from -1 (black) to 1 (white).
 */
final class Resampler {
    private final Taps columns;
    private final Taps rows;
    private final int stride;
    private final int planeSize;

    /**
     * @param width scaled width in pixels
     * @param height scaled height in pixels
     * @param stride pixels from one row of a plane to the next, at least {@code width}
     * @param planeHeight rows of a plane, at least {@code height}
     */
    Resampler(Raster source, int width, int height, int stride, int planeHeight) {
        this.columns = Taps.of(source.width(), width);
        this.rows = Taps.of(source.height(), height);
        this.stride = stride;
        this.planeSize = stride * planeHeight;
    }

    /** Three planes; what lies outside the scaled picture is 0. */
    float[] planes(Raster source) {
        float[] planes = new float[3 * planeSize];
        float[][] ring = new float[rows.most()][];
        int[] held = new int[rows.most()];
        java.util.Arrays.fill(held, -1);
        int width = columns.count();
        for (int y = 0; y < rows.count(); y++) {
            for (int k = 0; k < rows.length(y); k++) {
                int line = rows.start(y) + k;
                int slot = line % ring.length;
                if (held[slot] != line) {
                    ring[slot] = scaledRow(source, line, ring[slot]);
                    held[slot] = line;
                }
                addRow(planes, y, ring[slot], rows.weight(y, k), width);
            }
            centre(planes, y, width);
        }
        return planes;
    }

    private void addRow(float[] planes, int y, float[] row, float weight, int width) {
        for (int channel = 0; channel < 3; channel++) {
            int target = channel * planeSize + y * stride;
            int from = channel * width;
            for (int x = 0; x < width; x++) {
                planes[target + x] += weight * row[from + x];
            }
        }
    }

    private void centre(float[] planes, int y, int width) {
        for (int channel = 0; channel < 3; channel++) {
            int target = channel * planeSize + y * stride;
            for (int x = 0; x < width; x++) {
                planes[target + x] = planes[target + x] / 127.5f - 1;
            }
        }
    }

    private float[] scaledRow(Raster source, int line, float @org.jspecify.annotations.Nullable [] reuse) {
        int width = columns.count();
        float[] row = reuse == null ? new float[3 * width] : reuse;
        int[] rgb = source.rgb();
        int offset = line * source.width();
        for (int x = 0; x < width; x++) {
            float blue = 0;
            float green = 0;
            float red = 0;
            int start = offset + columns.start(x);
            for (int k = 0; k < columns.length(x); k++) {
                int pixel = rgb[start + k];
                float weight = columns.weight(x, k);
                blue += weight * (pixel & 0xff);
                green += weight * (pixel >> 8 & 0xff);
                red += weight * (pixel >> 16 & 0xff);
            }
            row[x] = blue;
            row[width + x] = green;
            row[2 * width + x] = red;
        }
        return row;
    }

    /** For each target position the first source position and the weights from there on, which sum to 1. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taps(int[] starts, int[] lengths, float[] weights, int most) {
        static Taps of(int from, int to) {
            double step = (double) from / to;
            double reach = Math.max(1, step);
            int most = Math.min(from, (int) Math.ceil(2 * reach) + 2);
            int[] starts = new int[to];
            int[] lengths = new int[to];
            float[] weights = new float[to * most];
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * step - 0.5;
                int first = Math.max(0, Math.min(from - 1, (int) Math.ceil(centre - reach)));
                int last = Math.max(first, Math.min(from - 1, (int) Math.floor(centre + reach)));
                last = Math.min(last, first + most - 1);
                starts[i] = first;
                lengths[i] = last - first + 1;
                weigh(weights, i * most, first, last, centre, reach);
            }
            return new Taps(starts, lengths, weights, most);
        }

        private static void weigh(float[] weights, int at, int first, int last, double centre, double reach) {
            double sum = 0;
            for (int k = first; k <= last; k++) {
                sum += Math.max(1e-6, 1 - Math.abs(k - centre) / reach);
            }
            for (int k = first; k <= last; k++) {
                weights[at + k - first] = (float) (Math.max(1e-6, 1 - Math.abs(k - centre) / reach) / sum);
            }
        }

        int count() {
            return starts.length;
        }

        int start(int i) {
            return starts[i];
        }

        int length(int i) {
            return lengths[i];
        }

        float weight(int i, int k) {
            return weights[i * most + k];
        }
    }
}
