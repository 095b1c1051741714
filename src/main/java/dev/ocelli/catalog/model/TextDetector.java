package dev.ocelli.catalog.model;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds runs of text with a DB network (Liao et al., "Real-time Scene Text Detection with Differentiable Binarization",
 * 2020): a probability for each pixel, areas above a threshold, and rectangles grown again to the size of the type,
 * since the network marks a shrunk core.
 */
final class TextDetector implements AutoCloseable {
    private static final int GRID = 32;
    private static final double THRESHOLD = 0.3;
    private static final double LEAST_SCORE = 0.45;
    private static final double UNCLIP = 1.6;
    private static final double LEAST_SIDE = 2.5;
    /** Paper around small pictures: the network is blind to text that touches the border. */
    private static final int SMALL_SIDE = 160;

    private final OnnxSession session;

    TextDetector(OnnxSession session) {
        this.session = session;
    }

    /**
     * Regions on {@code raster}, in no order.
     *
     * @param mostPixels area of the picture as the network sees it; larger ones are shrunk
     */
    List<TextRegion> detect(Raster raster, double mostPixels) {
        Raster framed = framed(raster);
        int margin = (framed.width() - raster.width()) / 2;
        double area = (double) framed.width() * framed.height();
        double scale = Math.min(1, Math.sqrt(mostPixels / area));
        // A strip ten thousand pixels long and ten high must not shrink to nothing.
        int width = Math.max(GRID / 2, (int) Math.round(framed.width() * scale));
        int height = Math.max(GRID / 2, (int) Math.round(framed.height() * scale));
        int gridWidth = up(width);
        int gridHeight = up(height);
        float[] planes = new Resampler(framed, width, height, gridWidth, gridHeight).planes(framed);
        float[] map = run(planes, gridWidth, gridHeight);
        var found = new ArrayList<TextRegion>();
        for (var scored : MaskRegions.find(map, gridWidth, width, height, THRESHOLD)) {
            TextRegion core = scored.region();
            if (scored.score() >= LEAST_SCORE && Math.min(core.length(), core.height()) >= LEAST_SIDE) {
                double distance = core.length() * core.height() * UNCLIP / (2 * (core.length() + core.height()));
                found.add(core.grown(distance)
                        .scaled((double) framed.width() / width, 0)
                        .scaled(1, -margin));
            }
        }
        return found;
    }

    private float[] run(float[] planes, int width, int height) {
        try (Arena arena = Arena.ofConfined()) {
            FloatBuffer in =
                    OnnxSession.floats(arena, planes.length).put(planes).flip();
            FloatBuffer out = OnnxSession.floats(arena, width * height);
            session.run(in, new long[] {1, 3, height, width}, out, new long[] {1, 1, height, width});
            float[] map = new float[width * height];
            out.get(0, map);
            return map;
        }
    }

    private static int up(int size) {
        return (size + GRID - 1) / GRID * GRID;
    }

    /** The picture with a frame in the colour of its border, when it is small. */
    private static Raster framed(Raster raster) {
        if (Math.min(raster.width(), raster.height()) >= SMALL_SIDE) {
            return raster;
        }
        int margin = Math.max(16, Math.min(raster.height(), raster.width()) / 3);
        int width = raster.width() + 2 * margin;
        int height = raster.height() + 2 * margin;
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[y * width + x] = raster.at(x - margin, y - margin);
            }
        }
        return new Raster(width, height, rgb, raster.scale());
    }

    @Override
    public void close() {
        session.close();
    }
}
