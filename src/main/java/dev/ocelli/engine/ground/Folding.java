package dev.ocelli.engine.ground;

import java.text.Normalizer;

/** Letters made comparable: lower case, no accents, wide forms narrow. */
final class Folding {
    private Folding() {}

    /** The folded form of one code point: none (marks), one or two letters. */
    static String fold(int codePoint) {
        if (codePoint < 128) {
            return Character.toString(Character.toLowerCase(codePoint));
        }
        return switch (codePoint) {
            case 'ß', 'ẞ' -> "ss";
            case 'ø', 'Ø' -> "o";
            case 'ł', 'Ł' -> "l";
            case 'đ', 'Đ' -> "d";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ı', 'İ' -> "i";
            default -> decomposed(codePoint);
        };
    }

    private static String decomposed(int codePoint) {
        var out = new StringBuilder();
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .map(Character::toLowerCase)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    static String fold(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(fold(c)));
        return out.toString();
    }

    /** Folded letter for letter, so that offsets stay those of {@code text}. */
    static String foldInPlace(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String folded = Character.isSurrogate(text.charAt(i)) ? "" : fold(text.charAt(i));
            out.append(folded.length() == 1 ? folded.charAt(0) : text.charAt(i));
        }
        return out.toString();
    }

    /**
     * Letters and digits that OCR takes for each other made equal. No two digits become equal, so a changed digit
     * always stays a difference.
     */
    static String confusable(String folded) {
        var out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            out.append(
                    switch (folded.charAt(i)) {
                        case 'o' -> '0';
                        case 'i', 'l', '|' -> '1';
                        case 's' -> '5';
                        case 'b' -> '8';
                        case 'z' -> '2';
                        default -> folded.charAt(i);
                    });
        }
        return out.toString();
    }

    static boolean digitsOnly(String text) {
        return !text.isEmpty() && text.chars().allMatch(Folding::digit);
    }

    static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}
