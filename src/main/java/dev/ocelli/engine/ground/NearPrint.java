package dev.ocelli.engine.ground;

import dev.ocelli.engine.reason.Draft.Reading;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether a text that is printed nowhere comes near to the print that the reasoner names: at most one letter in
 * five differs. Near is never found: such a value stays unverified, but what is printed there is shown beside it.
 */
final class NearPrint {
    private static final int LETTERS_PER_DIFFERENCE = 5;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 600;

    private NearPrint() {}

    static boolean resembles(JsonNode value, Reading reading) {
        if (!value.isString() || reading.places().isEmpty()) {
            return false;
        }
        String wanted = Tokens.squeezed(value.stringValue());
        var print = new StringBuilder();
        reading.places().forEach(place -> print.append(Tokens.squeezed(place.content())));
        return wanted.length() >= SHORTEST
                && wanted.length() <= LONGEST
                && print.length() <= 4 * LONGEST
                && differences(wanted, print.toString()) <= wanted.length() / LETTERS_PER_DIFFERENCE;
    }

    /** The fewest edits that turn {@code wanted} into a part of {@code print}. */
    private static int differences(String wanted, String print) {
        var above = new int[print.length() + 1]; // the part may begin anywhere
        for (int i = 1; i <= wanted.length(); i++) {
            var row = new int[print.length() + 1];
            row[0] = i;
            for (int j = 1; j <= print.length(); j++) {
                int same = above[j - 1] + (wanted.charAt(i - 1) == print.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        int least = Integer.MAX_VALUE;
        for (int edits : above) { // and end anywhere
            least = Math.min(least, edits);
        }
        return least;
    }
}
