package dev.ocelli.engine.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Guesses the language of a text by its small words, or its script; enough to label a page, not to translate it. */
final class LanguageGuess {
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
                    Set.of(
                            "the", "and", "of", "to", "in", "is", "for", "that", "with", "on", "by", "this", "are",
                            "from"),
            "de",
                    Set.of(
                            "der", "die", "das", "und", "ist", "mit", "von", "zu", "für", "nicht", "den", "auf", "ein",
                            "bei"),
            "fr", Set.of("le", "la", "les", "des", "et", "est", "pour", "dans", "une", "du", "que", "sur", "au", "par"),
            "es", Set.of("el", "los", "las", "y", "para", "con", "una", "por", "del", "que", "es", "se", "su", "al"),
            "it",
                    Set.of(
                            "il", "che", "di", "per", "con", "una", "della", "del", "non", "gli", "sono", "è", "nel",
                            "alla"),
            "nl",
                    Set.of(
                            "het", "een", "van", "en", "voor", "met", "niet", "zijn", "op", "de", "dat", "aan", "bij",
                            "uw"),
            "pt", Set.of("o", "os", "da", "do", "das", "dos", "para", "com", "uma", "não", "em", "que", "por", "ao"));

    private static final List<Map.Entry<Character.UnicodeScript, String>> SCRIPTS = List.of(
            Map.entry(Character.UnicodeScript.ARABIC, "ar"),
            Map.entry(Character.UnicodeScript.HEBREW, "he"),
            Map.entry(Character.UnicodeScript.CYRILLIC, "ru"),
            Map.entry(Character.UnicodeScript.GREEK, "el"),
            Map.entry(Character.UnicodeScript.HANGUL, "ko"),
            Map.entry(Character.UnicodeScript.HIRAGANA, "ja"),
            Map.entry(Character.UnicodeScript.KATAKANA, "ja"),
            Map.entry(Character.UnicodeScript.THAI, "th"),
            Map.entry(Character.UnicodeScript.HAN, "zh"));

    private static final int MOST_LETTERS = 20_000;
    private static final int ENOUGH_HITS = 3;

    private LanguageGuess() {}

    /** ISO 639-1 code; {@code en} when nothing tells. */
    static String of(String text) {
        return of(text, "en");
    }

    /** ISO 639-1 code; {@code otherwise} when too little tells. */
    static String of(String text, String otherwise) {
        String part = text.substring(0, Math.min(text.length(), MOST_LETTERS));
        for (var script : SCRIPTS) {
            long letters = part.codePoints()
                    .filter(c -> Character.UnicodeScript.of(c) == script.getKey())
                    .count();
            if (letters * 8 > part.codePoints().filter(Character::isLetter).count() && letters > 0) {
                return script.getValue();
            }
        }
        Map<String, Integer> hits = new HashMap<>();
        for (String word : part.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            SMALL_WORDS.forEach((language, words) -> hits.merge(language, words.contains(word) ? 1 : 0, Integer::sum));
        }
        var best = hits.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        return best.filter(b -> b.getValue() >= ENOUGH_HITS)
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }
}
