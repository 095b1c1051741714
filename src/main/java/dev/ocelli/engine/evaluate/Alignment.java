package dev.ocelli.engine.evaluate;

import java.util.Arrays;

/** Pairs the entries of two lists without crossing, so that the sum of agreement is largest. */
final class Alignment {
    /** Longer lists are paired by position, which bounds the table of sums. */
    private static final long MOST_PAIRS = 250_000;

    private Alignment() {}

    /** How well entry {@code i} of one list agrees with {@code j} of the other; 0 for not at all. */
    interface Agreement {
        int of(int i, int j);
    }

    /** For each of the first {@code left} entries its partner, or -1. Entries that agree in nothing are paired last. */
    static int[] of(int left, int right, Agreement agreement) {
        int[] partner = new int[left];
        if ((long) left * right > MOST_PAIRS) {
            Arrays.setAll(partner, i -> i < right ? i : -1);
            return partner;
        }
        int[][] gain = new int[left][right];
        int[][] best = new int[left + 1][right + 1];
        for (int i = left - 1; i >= 0; i--) {
            for (int j = right - 1; j >= 0; j--) {
                // A pair that agrees in nothing is still worth a little more than no pair.
                gain[i][j] = 1 + 2 * agreement.of(i, j) * Math.max(left, right);
                best[i][j] = Math.max(gain[i][j] + best[i + 1][j + 1], Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        walk(partner, gain, best);
        return partner;
    }

    private static void walk(int[] partner, int[][] gain, int[][] best) {
        Arrays.fill(partner, -1);
        int i = 0;
        int j = 0;
        while (i < gain.length && j < gain[i].length) {
            if (best[i][j] == gain[i][j] + best[i + 1][j + 1]) {
                partner[i++] = j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
