package dev.ocelli.catalog.tool.video;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words without their endings, so that "prices" and "pricing" meet; common words are left out. Any thread. */
final class Stems {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<String> ENDINGS = List.of(
            "ationen", "ations", "ation", "ungen", "ments", "ment", "ingly", "ings", "ung", "ing", "ies", "ied", "ers",
            "eed", "ed", "er", "en", "em", "es", "ly", "ie", "s", "e", "y", "n");

    private static final int SHORTEST_STEM = 3;
    private static final int PREFIX = 5;
    private static final double PREFIX_SHARE = 0.6;
    private static final int LONG_ENOUGH_FOR_ERRORS = 6;

    /** Words alike in their beginning, and words with one wrong letter, as listeners and readers make them. */
    private static final double ALMOST = 0.75;

    private final Set<String> common;

    private Stems(Set<String> common) {
        this.common = common;
    }

    static Stems load() {
        try (InputStream in = Objects.requireNonNull(
                Stems.class.getResourceAsStream("/ocelli/tool/common-words.txt"), "the jar lacks common-words.txt")) {
            return new Stems(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stems of a text's telling words; of all its words where it has no others. */
    Set<String> of(String text) {
        List<String> words = words(text);
        var telling = new LinkedHashSet<String>();
        words.stream().filter(word -> !common.contains(word)).map(Stems::stem).forEach(telling::add);
        return telling.isEmpty() ? words.stream().map(Stems::stem).collect(Collectors.toSet()) : telling;
    }

    /** The stems of a text's telling words; empty where it has none. */
    Set<String> telling(String text) {
        return words(text).stream()
                .filter(word -> !common.contains(word) && word.length() >= SHORTEST_STEM)
                .map(Stems::stem)
                .collect(Collectors.toSet());
    }

    static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("['’]s\\b", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        return NO_WORD.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }

    private static String stem(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return word;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** How well a stem is among others: 1 when it is, less when one is much like it, 0 when none is. */
    static double match(String wanted, Set<String> stems) {
        if (stems.contains(wanted)) {
            return 1;
        }
        return stems.stream().anyMatch(stem -> alike(wanted, stem)) ? ALMOST : 0;
    }

    private static boolean alike(String one, String other) {
        if (Character.isDigit(one.charAt(0)) || Character.isDigit(other.charAt(0))) {
            return false;
        }
        int longer = Math.max(one.length(), other.length());
        int shared = 0;
        while (shared < Math.min(one.length(), other.length()) && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return (shared >= PREFIX && shared >= PREFIX_SHARE * longer)
                || (Math.min(one.length(), other.length()) >= LONG_ENOUGH_FOR_ERRORS
                        && oneLetterOff(one, other, shared));
    }

    /** Whether they are the same behind the first letter that differs, with that letter exchanged, left out or added. */
    private static boolean oneLetterOff(String one, String other, int shared) {
        String rest = one.substring(shared);
        String otherRest = other.substring(shared);
        return rest.isEmpty()
                || otherRest.isEmpty()
                || rest.substring(1).equals(otherRest.substring(1))
                || rest.substring(1).equals(otherRest)
                || rest.equals(otherRest.substring(1));
    }
}
