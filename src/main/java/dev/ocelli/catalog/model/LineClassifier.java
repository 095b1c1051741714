package dev.ocelli.catalog.model;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.List;

/** Says for crops of text whether they stand upright or upside down. Weak on single lines; good as a vote of many. */
final class LineClassifier implements AutoCloseable {
    private static final int WIDTH = 192;

    private final OnnxSession session;

    LineClassifier(OnnxSession session) {
        this.session = session;
    }

    /** For each region the probability in [0, 1] that it stands upside down. */
    double[] upsideDown(Raster raster, List<TextRegion> regions) {
        int item = 3 * LineCrop.HEIGHT * WIDTH;
        float[] planes = new float[regions.size() * item];
        for (int i = 0; i < regions.size(); i++) {
            int width = Math.min(WIDTH, LineCrop.width(regions.get(i)));
            LineCrop.draw(raster, regions.get(i), planes, i * item, width, WIDTH);
        }
        try (Arena arena = Arena.ofConfined()) {
            FloatBuffer in =
                    OnnxSession.floats(arena, planes.length).put(planes).flip();
            FloatBuffer out = OnnxSession.floats(arena, 2 * regions.size());
            session.run(
                    in, new long[] {regions.size(), 3, LineCrop.HEIGHT, WIDTH}, out, new long[] {regions.size(), 2});
            double[] probabilities = new double[regions.size()];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = out.get(2 * i + 1);
            }
            return probabilities;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
