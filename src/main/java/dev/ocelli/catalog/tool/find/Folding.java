package dev.ocelli.catalog.tool.find;

import java.text.Normalizer;
import java.util.Locale;

/** Text without what does not matter when looking for it: case, accents, punctuation, spaces. */
final class Folding {
    private static final String LETTERS = "oilsbzgq";
    private static final String DIGITS = "01158299";

    private Folding() {}

    /** Letters and digits only; signs alone, such as a currency sign, are kept as they are. */
    static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        String letters = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        boolean signs = letters.isEmpty() && plain.codePoints().noneMatch(Character::isLetterOrDigit);
        return signs ? plain.replaceAll("[\\s\\p{M}]", "") : letters;
    }

    /** Whether OCR takes one for the other: the letter o for the digit 0, and so on. */
    static boolean alike(char one, char other) {
        return pair(one, other) || pair(other, one);
    }

    private static boolean pair(char letter, char digit) {
        for (int i = 0; i < LETTERS.length(); i++) {
            if (LETTERS.charAt(i) == letter && DIGITS.charAt(i) == digit) {
                return true;
            }
        }
        return false;
    }
}
