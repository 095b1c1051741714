package dev.ocelli.engine.agent.embedded;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The sentences of a text whose words come up most in the whole text; early ones count a little more. */
final class KeySentences {
    private static final int MOST = 5;
    private static final int LEAST_WORDS = 6;
    private static final int MOST_WORDS = 60;
    private static final int LEAST_LETTERS = 4;
    /** Headings, tables, pictures and code are no running text. */
    private static final Pattern NO_TEXT = Pattern.compile("^(?:#|\\||!\\[|```|<)");

    private static final Pattern MARK = Pattern.compile("^(?:[-*+]|\\d{1,3}[.)]|>)\\s+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");

    private KeySentences() {}

    /** @param page counts from 1 */
    record Sentence(String text, int page) {}

    /**
     * Up to five, in the order of the text; empty when there is hardly any running text.
     *
     * @param pages as the tool {@code to_markdown} gives them
     */
    static List<Sentence> of(JsonNode pages) {
        var sentences = new ArrayList<Sentence>();
        for (JsonNode page : pages) {
            add(page.path("markdown").asString(""), page.path("page").asInt(1), sentences);
        }
        if (sentences.size() < 2) {
            return List.of();
        }
        Map<String, Integer> counts = new HashMap<>();
        sentences.forEach(sentence -> words(sentence.text()).forEach(word -> counts.merge(word, 1, Integer::sum)));
        var order = new ArrayList<Integer>();
        for (int i = 0; i < sentences.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -score(sentences.get(i), i, sentences.size(), counts)));
        return order.stream().limit(MOST).sorted().map(sentences::get).toList();
    }

    private static void add(String text, int page, List<Sentence> sentences) {
        for (String block : text.split("\\R\\s*\\R")) {
            String paragraph = MARK.matcher(block.strip()).replaceFirst("").replaceAll("\\s+", " ");
            if (NO_TEXT.matcher(block.strip()).find()) {
                continue;
            }
            BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            iterator.setText(paragraph);
            int from = iterator.first();
            for (int to = iterator.next(); to != BreakIterator.DONE; to = iterator.next()) {
                String sentence = paragraph.substring(from, to).strip();
                int words = sentence.split("\\s+").length;
                if (words >= LEAST_WORDS && words <= MOST_WORDS && sentence.matches("(?s)[\\p{Lu}\\d“\"].*[.!?”\"]")) {
                    sentences.add(new Sentence(sentence.replaceAll("\\s+", " "), page));
                }
                from = to;
            }
        }
    }

    private static double score(Sentence sentence, int index, int of, Map<String, Integer> counts) {
        Set<String> words = words(sentence.text());
        double weight = words.stream()
                .mapToDouble(word -> Math.log(1.0 + counts.getOrDefault(word, 0)))
                .sum();
        double early = 1 + 0.5 * (of - index) / of;
        return early * weight / Math.sqrt(Math.max(1, words.size()));
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= LEAST_LETTERS) {
                words.add(word);
            }
        }
        return words;
    }
}
