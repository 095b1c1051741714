package dev.ocelli.catalog.tool.document;

/** Other letters and digits of the same kind at every place. */
final class Scramble {
    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bcdfghklmnprstvz";

    private Scramble() {}

    static String of(String text, Chance chance) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                boolean leading = i == 0 && c != '0';
                out.append((char) ('0' + (leading ? 1 + chance.below(9) : chance.below(10))));
            } else if (Character.isLetter(c)) {
                String letters = VOWELS.indexOf(Character.toLowerCase(c)) >= 0 ? VOWELS : CONSONANTS;
                char made = letters.charAt(chance.below(letters.length()));
                out.append(Character.isUpperCase(c) ? Character.toUpperCase(made) : made);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
