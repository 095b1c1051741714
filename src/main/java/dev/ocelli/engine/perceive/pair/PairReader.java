package dev.ocelli.engine.perceive.pair;

import dev.ocelli.core.perception.KeyValuePair;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds labels and what stands for them: in the same run, to the right, or below.
 *
 * <p>Each span is used once. Labels that end in a colon choose first, from the nearest place; short runs beside a value
 * come after them.
 */
public final class PairReader {
    private static final double FARTHEST_RIGHT = 24;
    private static final double WEAK_RIGHT = 14;
    private static final double LINE_GAP = 1.1;
    private static final double FARTHEST_BELOW = 1.3;
    private static final double TAIL_GAP = 4;

    private final List<Span> spans = new ArrayList<>();
    private final Set<Span> labels = new HashSet<>();
    private final Set<Span> used = new HashSet<>();
    private final Map<Span, Span> follower = new HashMap<>();
    private final Map<Span, Span> firsts = new LinkedHashMap<>();

    private PairReader(List<TextLine> runs, double aspect) {
        for (var run : runs) {
            Span last = null;
            for (var part : Labels.parts(run)) {
                var span = Span.of(part.words(), run, aspect);
                spans.add(span);
                if (part.label()) {
                    labels.add(span);
                }
                if (last != null) {
                    follower.put(last, span);
                }
                last = span;
            }
        }
        spans.sort(Comparator.comparingDouble((Span s) -> Math.round(s.middle() * 200))
                .thenComparingDouble(Span::left));
    }

    /**
     * Pairs in the order of their labels.
     *
     * @param runs in reading order, without those of tables
     * @param aspect width / height of the page
     */
    public static List<KeyValuePair> read(List<TextLine> runs, double aspect) {
        var reader = new PairReader(runs, aspect);
        reader.inRuns();
        reader.besides();
        reader.below();
        reader.weak();
        return reader.extended();
    }

    /** "Key: value" in one run. */
    private void inRuns() {
        for (var label : List.copyOf(spans)) {
            var next = follower.get(label);
            if (labels.contains(label) && next != null && !labels.contains(next)) {
                pair(label, next);
            }
        }
    }

    private void besides() {
        for (var label : List.copyOf(spans)) {
            if (labels.contains(label) && !used.contains(label) && !follower.containsKey(label)) {
                right(label).ifPresent(v -> pair(label, v));
            }
        }
    }

    private void below() {
        for (var label : List.copyOf(spans)) {
            if (labels.contains(label) && !used.contains(label)) {
                under(label).ifPresent(v -> pair(label, v));
            }
        }
    }

    /** Short runs without a colon and the run beside them. */
    private void weak() {
        for (var label : List.copyOf(spans)) {
            if (!used.contains(label) && !labels.contains(label) && Labels.weak(label)) {
                right(label)
                        .filter(v -> v.left() - label.right() < WEAK_RIGHT * label.size())
                        .ifPresent(v -> pair(label, v));
            }
        }
    }

    /** The nearest span to the right on the same line, when it is free and no label. */
    private Optional<Span> right(Span label) {
        return spans.stream()
                .filter(s -> s.left() >= label.right() - 0.3 * label.size() && !s.equals(label) && s.besides(label))
                .filter(s -> s.left() - label.right() < FARTHEST_RIGHT * label.size())
                .min(Comparator.comparingDouble(s -> s.left() - label.right()))
                .filter(s -> !labels.contains(s) && !used.contains(s));
    }

    /** The nearest span below that shares some width, when it is free and no label. */
    private Optional<Span> under(Span label) {
        return spans.stream()
                .filter(s -> s.top() >= label.middle() && !s.equals(label))
                .filter(s -> s.top() - label.bottom() < FARTHEST_BELOW * label.height())
                .filter(s -> s.overlapX(label) > 0 && s.left() > label.left() - 2 * label.size())
                .min(Comparator.comparingDouble(Span::top))
                .filter(s -> !labels.contains(s) && !used.contains(s));
    }

    private void pair(Span label, Span value) {
        used.add(label);
        used.add(value);
        firsts.put(label, value);
    }

    /** Values with all that belongs to them: the rest of the row, then the lines below. */
    private List<KeyValuePair> extended() {
        var tails = new HashMap<Span, List<Span>>();
        firsts.forEach((label, first) -> tails.put(label, row(first, label)));
        var pairs = new ArrayList<KeyValuePair>();
        firsts.forEach((label, first) -> {
            var value = new ArrayList<Word>();
            tails.getOrDefault(label, List.of()).forEach(s -> value.addAll(s.words()));
            Span line = first;
            for (var next = continued(line, label); next.isPresent(); next = continued(line, label)) {
                line = next.get();
                row(line, label).forEach(s -> value.addAll(s.words()));
            }
            pairs.add(new KeyValuePair(label.words(), value));
        });
        return pairs;
    }

    /** {@code first} and the free spans on its row that are close enough to belong to it. */
    private List<Span> row(Span first, Span label) {
        var row = new ArrayList<Span>();
        for (Optional<Span> next = Optional.of(first); next.isPresent(); next = tail(row.getLast(), label)) {
            used.add(next.get());
            row.add(next.get());
        }
        return row;
    }

    private Optional<Span> tail(Span value, Span label) {
        return right(value).filter(s -> s.left() - value.right() < TAIL_GAP * label.size() && !startsPair(s));
    }

    private boolean startsPair(Span span) {
        return Labels.weak(span) && right(span).isPresent();
    }

    /** The next line of a value: just below it, starting where it or its label starts, with no label before it. */
    private Optional<Span> continued(Span value, Span label) {
        return spans.stream()
                .filter(s -> s.top() > value.middle() && s.top() - value.bottom() < LINE_GAP * value.height())
                .filter(s -> starts(s, value) || (starts(s, label) && value.right() - label.left() > 20 * label.size()))
                .filter(s -> s.size() < 1.5 * value.size() && value.size() < 1.5 * s.size())
                .min(Comparator.comparingDouble(Span::top))
                .filter(s -> !labels.contains(s)
                        && !used.contains(s)
                        && spans.stream().noneMatch(l -> before(l, s)));
    }

    private static boolean starts(Span span, Span other) {
        return Math.abs(span.left() - other.left()) < 1.5 * other.size();
    }

    /** True for a label, or the start of a pair, on the row of {@code span} and left of it. */
    private boolean before(Span label, Span span) {
        return !label.equals(span)
                && label.right() <= span.left() + 0.3 * span.size()
                && label.besides(span)
                && (labels.contains(label) || firsts.containsKey(label));
    }
}
