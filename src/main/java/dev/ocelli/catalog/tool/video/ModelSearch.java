package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds parts by asking a model for the numbers of sentences. What it answers is checked: only numbers of sentences that
 * are there count, and the words and times of a part are ours.
 */
final class ModelSearch {
    private static final int SENTENCES_A_QUESTION = 250;
    private static final int MOST_QUESTIONS = 12;
    private static final int LONGEST_SENTENCE = 400;

    /** The best that a model names first, and how much less the next. */
    private static final double BEST = 0.95;

    private static final double STEP = 0.05;
    private static final double LEAST = 0.5;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})\\s*(?:-|–|to|,)\\s*(\\d{1,6})");

    private final ToolContext context;
    private final List<Passage> passages;

    ModelSearch(ToolContext context, List<Passage> passages) {
        this.context = context;
        this.passages = passages;
    }

    /** Parts, the best first; empty when no model is plugged in or it gave no answer that can be read. */
    Optional<List<Highlight>> find(String query) {
        var found = new ArrayList<Highlight>();
        int most = Math.min(passages.size(), SENTENCES_A_QUESTION * MOST_QUESTIONS);
        for (int from = 0; from < most; from += SENTENCES_A_QUESTION) {
            int to = Math.min(most, from + SENTENCES_A_QUESTION);
            Optional<List<Highlight>> some = ask(query, from, to);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(some.get());
        }
        return passages.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private Optional<List<Highlight>> ask(String query, int from, int to) {
        var question = new StringBuilder("Below are the numbered sentences of a recording. Which of them are about: ")
                .append(query.replaceAll("\\s+", " "))
                .append(
                        "\nAnswer only with lines \"first-last\" of sentence numbers, one line for each part, the best first;")
                .append(" a part is as long as it goes on about that. Answer \"none\" when there is none.\n\n");
        for (int i = from; i < to; i++) {
            String text = passages.get(i).text().replaceAll("\\s+", " ");
            question.append(i + 1)
                    .append(": ")
                    .append(text.length() > LONGEST_SENTENCE ? text.substring(0, LONGEST_SENTENCE) + "…" : text)
                    .append('\n');
        }
        try {
            return context.think(question.toString()).flatMap(answer -> read(answer, from, to));
        } catch (OcelliException e) {
            if (e.code() != ErrorCode.UPSTREAM_FAILED && e.code() != ErrorCode.NEEDS_MODEL) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Empty when the answer says nothing that can be read. */
    private Optional<List<Highlight>> read(String answer, int from, int to) {
        var found = new ArrayList<Highlight>();
        Matcher range = RANGE.matcher(answer.replaceAll("(?m)^\\s*(\\d{1,6})\\s*$", "$1-$1"));
        while (range.find()) {
            int first = Integer.parseInt(range.group(1)) - 1;
            int last = Integer.parseInt(range.group(2)) - 1;
            if (first >= from && last >= first && last < to) {
                double score = Math.max(LEAST, BEST - STEP * found.size());
                found.add(WordSearch.joined(passages.subList(first, last + 1), score));
            }
        }
        return found.isEmpty() && !answer.toLowerCase(java.util.Locale.ROOT).contains("none")
                ? Optional.empty()
                : Optional.of(found);
    }
}
