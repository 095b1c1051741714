package dev.ocelli.catalog.format;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/** The text of drawn letters as people type it: ligatures apart, plain hyphens, accents on their letters. */
final class LetterText {
    private static final String BULLET = "\u2022";

    /** Accents that stand alone and, when drawn over a letter, belong to it. */
    private static final Map<Character, Character> COMBINING = Map.of(
            '\u00B4', '\u0301', '`', '\u0300', '\u00A8', '\u0308', '\u02C6', '\u0302', '\u02DC', '\u0303', '\u00B8',
            '\u0327', '\u02C7', '\u030C', '\u02DA', '\u030A');

    private LetterText() {}

    /** {@code letters} in reading order. */
    static String of(List<Glyph> letters) {
        var text = new StringBuilder();
        for (int i = 0; i < letters.size(); i++) {
            Glyph glyph = letters.get(i);
            Glyph next = i + 1 < letters.size() ? letters.get(i + 1) : null;
            Character accent =
                    glyph.text().length() == 1 ? COMBINING.get(glyph.text().charAt(0)) : null;
            if (accent != null
                    && next != null
                    && over(glyph, next)
                    && Character.isLetter(next.text().charAt(0))) {
                text.append(next.text()).append(accent);
                i++;
            } else if (accent != null && i > 0 && over(glyph, letters.get(i - 1))) {
                text.append(accent);
            } else {
                append(text, glyph.text());
            }
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static boolean over(Glyph accent, Glyph letter) {
        return accent.centre() > letter.from() && accent.centre() < letter.to();
    }

    private static void append(StringBuilder text, String letter) {
        for (int i = 0; i < letter.length(); i++) {
            char c = letter.charAt(i);
            if (isLigature(c)) {
                text.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            } else if (c == '\u00AD' || c == '\u2010' || c == '\u2011') {
                text.append('-');
            } else if (c == '\uF0B7' || c == '\uF0A7') {
                // the dots of Symbol and Wingdings
                text.append(BULLET);
            } else if (!isNoise(c)) {
                text.append(c);
            }
        }
    }

    private static boolean isLigature(char c) {
        return (c >= '\uFB00' && c <= '\uFDFF') || (c >= '\uFE70' && c <= '\uFEFC');
    }

    /** Letters that nobody can read: replacement, private and control characters, and what has no width. */
    static boolean isNoise(char c) {
        int kind = Character.getType(c);
        return c == '\uFFFD'
                || kind == Character.PRIVATE_USE
                || kind == Character.CONTROL
                || kind == Character.UNASSIGNED
                || kind == Character.FORMAT
                || Character.isWhitespace(c);
    }
}
