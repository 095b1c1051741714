package dev.ocelli.catalog.model;

import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads the letters of regions, several of like width at a time. */
final class TextRecogniser implements AutoCloseable {
    private static final int STEP = 8;
    private static final int LEAST_WIDTH = 64;
    /** Columns of one batch: bounds the answer (18,710 classes a step) to some 20 MB. */
    private static final int MOST_COLUMNS = 2400;
    /** Widest line of a batch over the narrowest: padding costs as much as letters. */
    private static final double MOST_PADDING = 1.15;

    private final OnnxSession session;
    private final List<String> alphabet;

    /** @param alphabet letters in the order of the network's classes, without blank and space */
    TextRecogniser(OnnxSession session, List<String> alphabet) {
        this.session = session;
        this.alphabet = List.copyOf(alphabet);
    }

    /** The letters that a model file names in its metadata, one a line. */
    static List<String> alphabetOf(byte[] model) {
        String letters = OnnxMetadata.find(model, "character")
                .orElseThrow(() -> new IllegalArgumentException("the recogniser names no letters"));
        String body = letters.endsWith("\n") ? letters.substring(0, letters.length() - 1) : letters;
        return List.of(body.split("\n", -1));
    }

    /** What one region says, with the crop it was read from. */
    record Reading(TextRegion region, CtcLine line, InkProfile ink) {}

    /** One reading for each region, in the same order. */
    List<Reading> read(Raster raster, List<TextRegion> regions) {
        var order = IntStream.range(0, regions.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> LineCrop.width(regions.get(i))))
                .toList();
        var decoder = new CtcDecoder(alphabet);
        Map<Integer, Reading> readings = new HashMap<>();
        for (int from = 0; from < order.size(); ) {
            int end = batchEnd(regions, order, from);
            var batch = order.subList(from, end);
            var lines = readBatch(raster, batch.stream().map(regions::get).toList(), decoder);
            for (int i = 0; i < batch.size(); i++) {
                readings.put(batch.get(i), lines.get(i));
            }
            from = end;
        }
        return IntStream.range(0, regions.size()).mapToObj(readings::get).toList();
    }

    private static int batchEnd(List<TextRegion> regions, List<Integer> order, int from) {
        int narrowest = Math.max(LEAST_WIDTH, LineCrop.width(regions.get(order.get(from))));
        int end = from + 1;
        while (end < order.size()) {
            int width = Math.max(LEAST_WIDTH, LineCrop.width(regions.get(order.get(end))));
            if (width > narrowest * MOST_PADDING || width * (end - from + 1) > MOST_COLUMNS) {
                break;
            }
            end++;
        }
        return end;
    }

    private List<Reading> readBatch(Raster raster, List<TextRegion> regions, CtcDecoder decoder) {
        int width = Math.max(LEAST_WIDTH, LineCrop.width(regions.getLast()));
        int steps = width / STEP;
        int item = 3 * LineCrop.HEIGHT * width;
        float[] planes = new float[regions.size() * item];
        for (int i = 0; i < regions.size(); i++) {
            TextRegion region = regions.get(i);
            LineCrop.draw(raster, region, planes, i * item, LineCrop.width(region), width);
        }
        try (Arena arena = Arena.ofConfined()) {
            FloatBuffer in =
                    OnnxSession.floats(arena, planes.length).put(planes).flip();
            FloatBuffer out = OnnxSession.floats(arena, regions.size() * steps * decoder.classes());
            session.run(in, new long[] {regions.size(), 3, LineCrop.HEIGHT, width}, out, new long[] {
                regions.size(), steps, decoder.classes()
            });
            var readings = new ArrayList<Reading>();
            for (int i = 0; i < regions.size(); i++) {
                CtcLine line = decoder.decode(out, i * steps * decoder.classes(), steps);
                var ink = InkProfile.of(planes, i * item, LineCrop.width(regions.get(i)), width);
                readings.add(new Reading(regions.get(i), line, ink));
            }
            return readings;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
