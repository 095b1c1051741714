package dev.ocelli.catalog.model;

/**
 * Cuts a region out of a raster, turned so that its text runs from left to right, at the height that the recogniser
 * reads. Values are those of the models: planes blue, green, red, from -1 (black) to 1 (white).
 */
final class LineCrop {
    static final int HEIGHT = 48;
    /** Longer lines are squeezed: nobody prints 600 letters on a line. */
    private static final int MOST_WIDTH = 48 * 100;

    private static final int STEP = 8;
    private static final int MOST_SAMPLES = 4;

    private LineCrop() {}

    /** Width in pixels of the crop of {@code region}, a multiple of 8. */
    static int width(TextRegion region) {
        double width = region.length() / Math.max(1, region.height()) * HEIGHT;
        int steps = (int) Math.ceil(width / STEP - 0.25);
        return Math.max(2, Math.min(MOST_WIDTH / STEP, steps)) * STEP;
    }

    /**
     * Writes the crop into three planes.
     *
     * @param planes all planes of the batch
     * @param start index of the first value of the first plane
     * @param width columns of this crop
     * @param stride columns of a plane
     */
    static void draw(Raster raster, TextRegion region, float[] planes, int start, int width, int stride) {
        double stepX = region.length() / width;
        double stepY = region.height() / HEIGHT;
        int samplesX = samples(stepX);
        int samplesY = samples(stepY);
        int plane = stride * HEIGHT;
        float[] sum = new float[3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < width; x++) {
                sum[0] = 0;
                sum[1] = 0;
                sum[2] = 0;
                for (int j = 0; j < samplesY; j++) {
                    double across = (y + (j + 0.5) / samplesY) * stepY - region.height() / 2;
                    for (int i = 0; i < samplesX; i++) {
                        double along = (x + (i + 0.5) / samplesX) * stepX - region.length() / 2;
                        sample(
                                raster,
                                region.centreX() + along * region.directionX() + across * region.downX(),
                                region.centreY() + along * region.directionY() + across * region.downY(),
                                sum);
                    }
                }
                float weight = 1 / (127.5f * samplesX * samplesY);
                int at = start + y * stride + x;
                planes[at] = sum[0] * weight - 1;
                planes[at + plane] = sum[1] * weight - 1;
                planes[at + 2 * plane] = sum[2] * weight - 1;
            }
        }
    }

    private static int samples(double step) {
        return Math.max(1, Math.min(MOST_SAMPLES, (int) Math.ceil(step - 0.35)));
    }

    /** Adds the colour at a point between pixel centres, by the four pixels around it. */
    private static void sample(Raster raster, double x, double y, float[] sum) {
        double left = x - 0.5;
        double top = y - 0.5;
        int x0 = (int) Math.floor(left);
        int y0 = (int) Math.floor(top);
        float fx = (float) (left - x0);
        float fy = (float) (top - y0);
        int p00;
        int p10;
        int p01;
        int p11;
        if (x0 >= 0 && y0 >= 0 && x0 + 1 < raster.width() && y0 + 1 < raster.height()) {
            int[] rgb = raster.rgb();
            int at = y0 * raster.width() + x0;
            p00 = rgb[at];
            p10 = rgb[at + 1];
            p01 = rgb[at + raster.width()];
            p11 = rgb[at + raster.width() + 1];
        } else {
            p00 = raster.at(x0, y0);
            p10 = raster.at(x0 + 1, y0);
            p01 = raster.at(x0, y0 + 1);
            p11 = raster.at(x0 + 1, y0 + 1);
        }
        for (int channel = 0; channel < 3; channel++) {
            int shift = 8 * channel;
            float upper = (p00 >> shift & 0xff) * (1 - fx) + (p10 >> shift & 0xff) * fx;
            float lower = (p01 >> shift & 0xff) * (1 - fx) + (p11 >> shift & 0xff) * fx;
            sum[channel] += upper * (1 - fy) + lower * fy;
        }
    }
}
