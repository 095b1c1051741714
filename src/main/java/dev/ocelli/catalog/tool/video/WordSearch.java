package dev.ocelli.catalog.tool.video;

import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds parts by words alone. Words that are rare in the recording count more; sentences near each other that have some of
 * them are one part, and so are neighbours that go on about the same. Pure.
 */
final class WordSearch {
    /** Sentences without a word asked for that may lie inside a part. */
    private static final int GAP_SENTENCES = 1;

    private static final double GAP_SECONDS = 6;

    /** Neighbours that are taken in because they go on about the same. */
    private static final int NEIGHBOURS = 2;

    private static final double PAUSE = 2;

    /** Share of what was asked for that must be there, and as compared with the best part. */
    private static final double LEAST = 0.34;

    private static final double OF_BEST = 0.7;

    private final Stems stems;
    private final List<Passage> passages;
    private final List<Set<String>> words;
    private final Map<String, Double> weights = new HashMap<>();

    /** @param passages all said or all written, in order of time */
    WordSearch(Stems stems, List<Passage> passages) {
        this.stems = stems;
        this.passages = passages;
        this.words =
                passages.stream().map(passage -> stems.telling(passage.text())).toList();
    }

    /** Parts about what is asked for, the best first; empty when nothing is about it. */
    List<Highlight> find(String query) {
        Set<String> wanted = stems.of(query);
        wanted.forEach(stem -> weights.put(stem, weight(stem)));
        var found = new ArrayList<Highlight>();
        for (int first = next(0, wanted); first >= 0; ) {
            int last = lastOf(first, wanted);
            found.add(part(first, last, wanted));
            first = next(last + 1, wanted);
        }
        double best = found.stream().mapToDouble(Highlight::score).max().orElse(0);
        return found.stream()
                .filter(part -> part.score() >= LEAST && part.score() >= OF_BEST * best)
                .sorted(Comparator.comparingDouble(part -> -part.score()))
                .toList();
    }

    private double weight(String stem) {
        long holders = words.stream().filter(set -> Stems.match(stem, set) > 0).count();
        return Math.log(1 + (double) (passages.size() + 1) / (holders + 1));
    }

    private boolean hits(int index, Set<String> wanted) {
        return wanted.stream().anyMatch(stem -> Stems.match(stem, words.get(index)) > 0);
    }

    private int next(int from, Set<String> wanted) {
        for (int i = from; i < passages.size(); i++) {
            if (hits(i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private int lastOf(int first, Set<String> wanted) {
        int last = first;
        for (int next = next(first + 1, wanted); next >= 0; next = next(last + 1, wanted)) {
            double pause = passages.get(next).span().start()
                    - passages.get(last).span().end();
            if (next - last > GAP_SENTENCES + 1
                    || pause > GAP_SECONDS
                    || passages.get(first).written()) {
                return last;
            }
            last = next;
        }
        return last;
    }

    private Highlight part(int first, int last, Set<String> wanted) {
        var there = new java.util.HashSet<String>();
        words.subList(first, last + 1).forEach(there::addAll);
        double all = wanted.stream()
                .mapToDouble(stem -> weights.getOrDefault(stem, 1.0))
                .sum();
        double got = wanted.stream()
                .mapToDouble(stem -> weights.getOrDefault(stem, 1.0) * Stems.match(stem, there))
                .sum();
        there.removeIf(stem -> Stems.match(stem, wanted) > 0);
        int from = first;
        int to = last;
        while (!passages.get(first).written() && first - from < NEIGHBOURS && goesOn(from - 1, from, there)) {
            from--;
        }
        while (!passages.get(first).written() && to - last < NEIGHBOURS && goesOn(to + 1, to, there)) {
            to++;
        }
        return part(from, to, got / all);
    }

    /** Whether a neighbour speaks of the same: without a pause between, and with a telling word in common. */
    private boolean goesOn(int neighbour, int of, Set<String> there) {
        if (neighbour < 0 || neighbour >= passages.size()) {
            return false;
        }
        Passage one = passages.get(Math.min(neighbour, of));
        Passage other = passages.get(Math.max(neighbour, of));
        return other.span().start() - one.span().end() < PAUSE
                && words.get(neighbour).stream().anyMatch(there::contains);
    }

    private Highlight part(int first, int last, double score) {
        return joined(passages.subList(first, last + 1), Math.min(1, score));
    }

    /** Passages that follow each other as one part. */
    static Highlight joined(List<Passage> some, double score) {
        TimeSpan span = some.stream().map(Passage::span).reduce(TimeSpan::union).orElseThrow();
        String text = some.stream().map(Passage::text).collect(Collectors.joining(" "));
        return new Highlight(span, score, text, some.getFirst().written());
    }

    /** The parts whose words come up most in the whole, for who asks for highlights of nothing in particular. */
    List<Highlight> mostTelling(int most) {
        Map<String, Integer> counts = new HashMap<>();
        words.forEach(set -> set.forEach(stem -> counts.merge(stem, 1, Integer::sum)));
        double[] scores = new double[passages.size()];
        double best = 0;
        for (int i = 0; i < scores.length; i++) {
            double sum = words.get(i).stream()
                    .mapToDouble(stem -> Math.log(1.0 + counts.getOrDefault(stem, 0)))
                    .sum();
            scores[i] = sum / Math.sqrt(Math.max(4, words.get(i).size()));
            best = Math.max(best, scores[i]);
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < scores.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -scores[i]));
        double highest = Math.max(best, 1e-9);
        return order.stream()
                .limit(most)
                .filter(i -> scores[i] > 0)
                .map(i -> part(i, i, scores[i] / highest))
                .toList();
    }
}
