package dev.ocelli.engine.classify;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.engine.classify.Verdict.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses among kinds by their own words: each word of a kind's name, description, instructions and field names that
 * stands in the document is evidence, weighed by how few kinds share it (inverse document frequency over the kinds).
 * Large type counts more, for a title says what a document is. Any thread.
 */
public final class Classifier {
    private static final int PAGES = 3;
    private static final int RATIONALE_WORDS = 5;
    private static final double NAME = 3;
    private static final double DESCRIPTION = 1;
    private static final double FIELD = 1.5;
    private static final double INSTRUCTION = 0.7;
    private static final double TITLE_BONUS = 2;
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Set<String> STOP_WORDS = Set.of(
            "the",
            "and",
            "for",
            "with",
            "from",
            "that",
            "this",
            "document",
            "extract",
            "read",
            "one",
            "its",
            "are",
            "was",
            "all",
            "any",
            "not",
            "when",
            "where",
            "which",
            "also",
            "value",
            "field",
            "name",
            "number",
            "date",
            "amount",
            "page",
            "text",
            "string",
            "list",
            "und",
            "der",
            "die",
            "das");

    /** Ranks {@code kinds} (at least one) for the document. */
    public Verdict rank(List<DocumentKind> kinds, Perception perception) {
        Map<String, Double> seen = documentWords(perception);
        List<Map<String, Double>> weights =
                kinds.stream().map(Classifier::kindWords).toList();
        Map<String, Integer> spread = new HashMap<>();
        weights.forEach(w -> w.keySet().forEach(word -> spread.merge(word, 1, Integer::sum)));
        var evidence = new ArrayList<Map<String, Double>>();
        for (Map<String, Double> words : weights) {
            evidence.add(evidence(words, seen, spread, kinds.size()));
        }
        return verdict(kinds, evidence);
    }

    private static Map<String, Double> evidence(
            Map<String, Double> words, Map<String, Double> seen, Map<String, Integer> spread, int kinds) {
        // A kind with many fields has many words; their length is taken out so that it does not win by talking.
        double length =
                Math.sqrt(words.values().stream().mapToDouble(w -> w * w).sum());
        var evidence = new LinkedHashMap<String, Double>();
        words.forEach((word, weight) -> {
            double rarity = Math.log1p((double) kinds / spread.getOrDefault(word, 1));
            double strength = seen.getOrDefault(word, 0.0);
            if (strength > 0) {
                evidence.put(word, weight * rarity * strength / Math.max(1, length));
            }
        });
        return evidence;
    }

    private static Verdict verdict(List<DocumentKind> kinds, List<Map<String, Double>> evidence) {
        double[] sums = evidence.stream().mapToDouble(Classifier::sum).toArray();
        double total = Math.max(1e-9, java.util.Arrays.stream(sums).sum());
        var scores = new ArrayList<Score>();
        int best = 0;
        for (int i = 0; i < sums.length; i++) {
            scores.add(new Score(kinds.get(i).name(), sums[i] / total));
            best = sums[i] > sums[best] ? i : best;
        }
        scores.sort(Comparator.comparingDouble(Score::share).reversed());
        String words = evidence.get(best).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(RATIONALE_WORDS)
                .map(e -> "'" + e.getKey() + "'")
                .collect(Collectors.joining(", "));
        String rationale = words.isEmpty()
                ? "No word of the document speaks for any of the kinds; the first was taken."
                : "The document's words " + words + " fit '" + kinds.get(best).name() + "' best.";
        return new Verdict(scores, rationale);
    }

    private static double sum(Map<String, Double> evidence) {
        return evidence.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Map<String, Double> kindWords(DocumentKind kind) {
        var words = new HashMap<String, Double>();
        add(words, kind.name(), NAME);
        add(words, kind.description(), DESCRIPTION);
        add(words, kind.instructions(), INSTRUCTION);
        fields(kind.shape(), 0, words);
        return words;
    }

    private static void fields(Shape shape, int depth, Map<String, Double> words) {
        add(words, shape.label().name() + " " + shape.label().title(), FIELD / (1 + depth));
        switch (shape) {
            case Shape.ObjectShape object -> object.properties().values().forEach(p -> fields(p, depth + 1, words));
            case Shape.ArrayShape array -> fields(array.items(), depth + 1, words);
            case Shape.LeafShape _ -> {}
        }
    }

    private static void add(Map<String, Double> words, String text, double weight) {
        for (String word : words(text)) {
            words.merge(word, weight, Math::max);
        }
    }

    /** Each word of the first pages with its strength: once is 1, often a little more, in large type more. */
    private static Map<String, Double> documentWords(Perception perception) {
        var words = new HashMap<String, Double>();
        for (Page page : perception.pages().stream().limit(PAGES).toList()) {
            double usual = page.lines().stream()
                    .mapToDouble(TextLine::fontSize)
                    .sorted()
                    .skip(page.lines().size() / 2)
                    .findFirst()
                    .orElse(1);
            for (TextLine line : page.lines()) {
                double strength = line.fontSize() > 1.3 * usual ? 1 + TITLE_BONUS : 1;
                words(line.text()).forEach(word -> words.merge(word, strength, (a, b) -> Math.max(a, b) + 0.1));
            }
        }
        return words;
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (String part : WORD.split(CAMEL.matcher(text).replaceAll(" "))) {
            String word = singular(part.toLowerCase(Locale.ROOT));
            if (word.length() > 2 && !STOP_WORDS.contains(word) && !word.chars().allMatch(Character::isDigit)) {
                words.add(word);
            }
        }
        return words;
    }

    private static String singular(String word) {
        return word.length() > 4 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
