package dev.ocelli.engine.perceive.film;

import dev.ocelli.core.perception.TextLine;
import java.util.Locale;

/** Whether two lines of two frames are one text that goes on being shown. Pure. */
final class SameText {
    /** Share of the letters that may be read differently. */
    private static final double SLIPS = 0.2;

    private static final double NEAR = 0.3;

    private SameText() {}

    static boolean is(TextLine one, TextLine other) {
        return one.box().iou(other.box()) >= NEAR && alike(letters(one), letters(other));
    }

    private static String letters(TextLine line) {
        return line.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean alike(String one, String other) {
        int most = (int) (Math.max(one.length(), other.length()) * SLIPS);
        return !differsInFigures(one, other) && slips(one, other) <= most;
    }

    /** A clock or a score that goes on is another text, however few of its letters change. */
    private static boolean differsInFigures(String one, String other) {
        return !one.replaceAll("\\P{N}", "").equals(other.replaceAll("\\P{N}", ""));
    }

    /** Letters to be changed, added or taken out. */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
