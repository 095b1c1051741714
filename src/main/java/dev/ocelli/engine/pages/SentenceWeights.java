package dev.ocelli.engine.pages;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much each sentence of a text stands for the rest.
 *
 * <p>A word counts for the sentences that have it, and less the more common it is, so that "the" and "and" of any
 * language weigh nothing without a list of them. A sentence weighs the sum of its words over the root of their number.
 */
final class SentenceWeights {
    private static final int SHORTEST_WORD = 3;
    private static final int FEWEST_WORDS = 4;

    private final List<Set<String>> sentences;
    private final Map<String, Integer> counts = new HashMap<>();

    SentenceWeights(List<String> texts) {
        sentences = texts.stream().map(SentenceWeights::words).toList();
        sentences.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
    }

    double of(int sentence) {
        Set<String> words = sentences.get(sentence);
        if (words.isEmpty()) {
            return 0;
        }
        double sum = words.stream().mapToDouble(this::weight).sum();
        double shortness = Math.min(1.0, (double) words.size() / FEWEST_WORDS);
        return shortness * sum / Math.sqrt(words.size());
    }

    private double weight(String word) {
        int count = counts.getOrDefault(word, 1);
        return Math.log(1 + count) * Math.log((1.0 + sentences.size()) / count);
    }

    private static Set<String> words(String text) {
        var words = new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.removeIf(word -> word.length() < SHORTEST_WORD);
        return words;
    }
}
