package dev.ocelli.engine.agent.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares names of kinds of documents, states and fields as people would: {@code ID cards} and {@code id_card} are one. */
final class Kinds {
    private static final Set<String> OTHERS =
            Set.of("else", "other", "others", "otherwise", "default", "rest", "anything else");

    private Kinds() {}

    /** The words of a name in lower case and singular, in order. */
    static List<String> words(String name) {
        String apart = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
        return Arrays.stream(apart.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word ->
                        !word.isEmpty() && !Set.of("a", "an", "the", "of").contains(word))
                .map(Kinds::singular)
                .toList();
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("ies")
                ? word.substring(0, word.length() - 3) + "y"
                : word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                        ? word.substring(0, word.length() - 1)
                        : word;
    }

    static String plain(String name) {
        return String.join(" ", words(name));
    }

    static boolean same(String one, String other) {
        return !one.isBlank() && plain(one).equals(plain(other));
    }

    /** Whether all words of one stand in the other. */
    static boolean within(String one, String other) {
        List<String> small = words(one);
        return !small.isEmpty() && words(other).containsAll(small);
    }

    static boolean alike(String one, String other) {
        return same(one, other) || within(one, other) || within(other, one);
    }

    /** How many words two texts share. */
    static int shared(String one, String other) {
        var words = new TreeSet<>(words(one));
        words.retainAll(words(other).stream().collect(Collectors.toSet()));
        return words.size();
    }

    /** A label for what no other edge takes. */
    static boolean isOther(String label) {
        return label.isBlank()
                || OTHERS.contains(plain(label))
                || OTHERS.contains(label.strip().toLowerCase(Locale.ROOT));
    }
}
