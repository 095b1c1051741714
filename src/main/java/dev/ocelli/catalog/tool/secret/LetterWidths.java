package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Word;

/** Where letters stand inside a word, by how wide letters usually are. */
final class LetterWidths {
    /** Room at a cut, in widths of a usual letter, since the true widths are not known. */
    private static final double SLACK = 0.45;

    private LetterWidths() {}

    /** The place of the letters {@code from..to}; of the whole word where all else is punctuation. */
    static BoundingBox part(Word word, int from, int to) {
        String text = word.text();
        boolean startsIn = text.substring(0, from).chars().anyMatch(Character::isLetterOrDigit);
        boolean endsIn = text.substring(to).chars().anyMatch(Character::isLetterOrDigit);
        var box = word.box();
        if (!startsIn && !endsIn) {
            return box;
        }
        double whole = width(text);
        double left = startsIn ? (width(text.substring(0, from)) - SLACK) / whole : 0;
        double right = endsIn ? (width(text.substring(0, to)) + SLACK) / whole : 1;
        return BoundingBox.ofCorners(
                box.x() + Math.max(0, left) * box.width(),
                box.y(),
                box.x() + Math.min(1, right) * box.width(),
                box.bottom());
    }

    private static double width(String text) {
        return Math.max(0.1, text.chars().mapToDouble(LetterWidths::width).sum());
    }

    private static double width(int letter) {
        if (".,:;'|!ijlI".indexOf(letter) >= 0) {
            return 0.5;
        }
        if ("()[]-/\"frt".indexOf(letter) >= 0) {
            return 0.6;
        }
        if ("mwMW@%".indexOf(letter) >= 0) {
            return 1.6;
        }
        return Character.isUpperCase(letter) ? 1.25 : 1;
    }
}
