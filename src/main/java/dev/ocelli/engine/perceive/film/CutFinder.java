package dev.ocelli.engine.perceive.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds cuts by what changes from picture to picture: a cut is a change that stands out from those around it and that is
 * large, or that exchanges most of what is drawn, as when one slide follows another. Two numbers a picture are kept.
 */
final class CutFinder {
    /** Pictures before and after that a change is compared with. */
    private static final int AROUND = 8;

    private static final double LARGE = 20;
    private static final double LARGE_STANDS_OUT = 2.5;
    private static final double EXCHANGED = 0.35;

    /** Letters cover where others stood before, so among still pictures less is asked. */
    private static final double EXCHANGED_IN_STILLNESS = 0.2;

    private static final double STILLNESS = 0.3;
    private static final double LEAST = 0.6;
    private static final double EXCHANGE_STANDS_OUT = 4;

    /** Pictures from one cut to the next at the least. */
    private static final int APART = 4;

    private float[] differences = new float[1024];
    private float[] exchanges = new float[1024];
    private int count;

    /** What changed from the picture before; 0 for the first. */
    void add(double difference, double exchanged) {
        if (count == differences.length) {
            differences = Arrays.copyOf(differences, 2 * count);
            exchanges = Arrays.copyOf(exchanges, 2 * count);
        }
        differences[count] = (float) difference;
        exchanges[count] = (float) exchanged;
        count++;
    }

    /** Indices of the first pictures of shots, without the very first. */
    List<Integer> cuts() {
        var cuts = new ArrayList<Integer>();
        for (int i = 1; i < count; i++) {
            if (isCut(i)) {
                if (!cuts.isEmpty() && i - cuts.getLast() < APART) {
                    if (differences[i] > differences[cuts.getLast()]) {
                        cuts.set(cuts.size() - 1, i);
                    }
                } else {
                    cuts.add(i);
                }
            }
        }
        return cuts;
    }

    private boolean isCut(int i) {
        double usual = usual(i);
        boolean large = differences[i] >= LARGE && differences[i] >= LARGE_STANDS_OUT * usual;
        boolean exchanged = exchanges[i] >= (usual < STILLNESS ? EXCHANGED_IN_STILLNESS : EXCHANGED)
                && differences[i] >= LEAST
                && differences[i] >= EXCHANGE_STANDS_OUT * usual;
        return large || exchanged;
    }

    /** The mean change around a picture, leaving out its neighbours, on which a cut may have left its mark. */
    private double usual(int i) {
        double sum = 0;
        int seen = 0;
        for (int j = Math.max(1, i - AROUND); j <= Math.min(count - 1, i + AROUND); j++) {
            if (Math.abs(j - i) > 1) {
                sum += differences[j];
                seen++;
            }
        }
        return seen == 0 ? 0 : sum / seen;
    }
}
