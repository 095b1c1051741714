package dev.ocelli.catalog.format;

import java.util.List;

/** Judges whether the text layer of a page says what the page shows. */
final class LayerTrust {
    private static final double MOST_HIDDEN = 0.5;
    private static final double MOST_NOISE = 0.12;
    private static final double SCAN_AREA = 0.6;
    private static final int SCAN_SIDE = 500;
    private static final int FEW_LETTERS = 200;
    private static final int VERY_FEW_LETTERS = 20;
    private static final int MANY_STROKES = 400;
    private static final int ENOUGH_LETTERS = 80;

    private LayerTrust() {}

    /** Letters that the page shows: drawn with a visible pen and not painted over by a picture. */
    static List<Glyph> shown(PageInk ink) {
        return ink.glyphs().stream().filter(g -> !g.look().hidden()).toList();
    }

    static boolean usable(PageInk ink) {
        if (ink.blank()) {
            return true;
        }
        List<Glyph> letters = ink.glyphs().stream().filter(g -> !g.isSpace()).toList();
        long visible = letters.stream().filter(g -> !g.look().hidden()).count();
        if (letters.size() - visible > MOST_HIDDEN * letters.size() || isNoise(letters)) {
            return false;
        }
        if (visible < FEW_LETTERS && isScan(ink)) {
            return false;
        }
        boolean outlines = ink.strokes() > MANY_STROKES && visible < Math.min(FEW_LETTERS, ink.strokes() / 40);
        boolean onlyPictures = visible < VERY_FEW_LETTERS && !ink.pictures().isEmpty();
        return !outlines && !onlyPictures && visible > 0;
    }

    /** Pictures fine enough to be scans that cover most of the page together. */
    private static boolean isScan(PageInk ink) {
        double covered = ink.pictures().stream()
                .filter(p -> Math.max(p.pixelWidth(), p.pixelHeight()) >= SCAN_SIDE
                        || p.box().area() < SCAN_AREA)
                .mapToDouble(p -> p.box().area())
                .sum();
        return covered > SCAN_AREA;
    }

    private static boolean isNoise(List<Glyph> letters) {
        long unreadable = letters.stream()
                .filter(g -> g.look().unmapped() || g.text().chars().anyMatch(c -> isUnreadable((char) c)))
                .count();
        return unreadable > MOST_NOISE * letters.size() || !soundsLikeLanguage(letters);
    }

    private static boolean isUnreadable(char c) {
        boolean bullet = c == '\uF0B7' || c == '\uF0A7';
        return !bullet && LetterText.isNoise(c) && Character.getType(c) != Character.FORMAT;
    }

    /**
     * Whether Latin letters hold a usual share of vowels.
     *
     * <p>European languages have between 0.30 and 0.55; a font whose letters are mixed up seldom falls there.
     */
    private static boolean soundsLikeLanguage(List<Glyph> letters) {
        long latin = 0;
        long vowels = 0;
        for (Glyph glyph : letters) {
            char c = Character.toLowerCase(glyph.text().charAt(0));
            if (c >= 'a' && c <= 'z') {
                latin++;
                vowels += "aeiouy".indexOf(c) >= 0 ? 1 : 0;
            }
        }
        boolean tooFew = latin < ENOUGH_LETTERS || latin * 2 < letters.size();
        return tooFew || (vowels > 0.18 * latin && vowels < 0.70 * latin);
    }
}
