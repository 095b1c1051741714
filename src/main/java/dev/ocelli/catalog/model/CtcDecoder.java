package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.CtcLine.Letter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Greedy CTC: the likeliest class at each step, repeats joined, blanks (class 0) dropped; the last class is a space. */
final class CtcDecoder {
    private static final int STEP = 8;

    private final List<String> alphabet;
    private final float[] row;

    /** @param alphabet letters of classes 1 to n; class n + 1 is the space */
    CtcDecoder(List<String> alphabet) {
        this.alphabet = List.copyOf(alphabet);
        this.row = new float[alphabet.size() + 2];
    }

    /** Number of classes, blank and space included. */
    int classes() {
        return alphabet.size() + 2;
    }

    /** Reads {@code steps} rows of class probabilities that begin at {@code start}. */
    CtcLine decode(FloatBuffer probabilities, int start, int steps) {
        var letters = new ArrayList<Letter>();
        int previous = 0;
        int first = 0;
        double best = 0;
        for (int step = 0; step <= steps; step++) {
            int label = 0;
            double probability = 0;
            if (step < steps) {
                probabilities.get(start + step * classes(), row, 0, classes());
                label = likeliest();
                probability = row[label];
            }
            if (label == previous && label != 0) {
                best = Math.max(best, probability);
                continue;
            }
            if (previous != 0) {
                letters.add(new Letter(letter(previous), (first + step) * STEP / 2.0, best));
            }
            previous = label;
            first = step;
            best = probability;
        }
        return new CtcLine(letters);
    }

    private int likeliest() {
        // Most steps are blank with near certainty; no other class can be above a half then.
        if (row[0] > 0.5f) {
            return 0;
        }
        int label = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[label]) {
                label = i;
            }
        }
        return label;
    }

    private String letter(int label) {
        return label > alphabet.size() ? " " : alphabet.get(label - 1);
    }
}
