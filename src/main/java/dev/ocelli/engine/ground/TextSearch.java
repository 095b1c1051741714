package dev.ocelli.engine.ground;

import dev.ocelli.engine.ground.Occurrence.Spelling;
import dev.ocelli.engine.ground.Tokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Finds words in print whatever their case, accents, punctuation and spacing; a match begins and ends where tokens do,
 * and may go on in the next line.
 *
 * <p>Cost: each token of the document is stored once; a search looks up the heads of the wanted text and follows each.
 */
final class TextSearch {
    /** More places than this of one text tell nothing. */
    private static final int MOST = 400;

    private static final int LONGEST_TOKEN = 60;
    /** Digits alone may be printed in groups only from this length on, else neighbours would make any number. */
    private static final int SHORTEST_GROUPED = 5;

    private static final int SHORTEST_SPACED = 7;

    private final List<PrintedLine> lines;
    private final List<Placed> placed = new ArrayList<>();
    private final Map<String, List<Integer>> postings = new HashMap<>();
    private final List<Integer> firstOfLine = new ArrayList<>();
    private final Map<Integer, Integer> below;

    /** A token with the line that it stands in. */
    private record Placed(int line, Token token, String folded, boolean last) {}

    /** {@code letters} is applied to every folded token and to what is looked for. */
    TextSearch(List<PrintedLine> lines, UnaryOperator<String> letters) {
        this.lines = lines;
        this.below = LinesBelow.of(lines);
        for (int line = 0; line < lines.size(); line++) {
            firstOfLine.add(placed.size());
            var tokens = Tokens.of(lines.get(line).text());
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                String folded = letters.apply(token.folded());
                postings.computeIfAbsent(folded, f -> new ArrayList<>()).add(placed.size());
                placed.add(new Placed(line, token, folded, i == tokens.size() - 1));
            }
        }
    }

    /** Spans whose tokens together are {@code squeezed}; at most 400. */
    List<Span> find(String squeezed) {
        var found = new LinkedHashMap<List<Integer>, Span>();
        for (int length = 1; length <= Math.min(squeezed.length(), LONGEST_TOKEN); length++) {
            for (int head : postings.getOrDefault(squeezed.substring(0, length), List.of())) {
                follow(squeezed, length, head, List.of(head), found);
                if (found.size() >= MOST) {
                    return List.copyOf(found.values());
                }
            }
        }
        return List.copyOf(found.values());
    }

    private void follow(String wanted, int done, int at, List<Integer> taken, Map<List<Integer>, Span> found) {
        if (done == wanted.length()) {
            if (!Folding.digitsOnly(wanted) || together(wanted, taken)) {
                found.putIfAbsent(List.of(taken.getFirst(), taken.getLast()), span(taken));
            }
            return;
        }
        for (int next : next(at)) {
            String folded = placed.get(next).folded();
            if (wanted.startsWith(folded, done)) {
                var more = new ArrayList<>(taken);
                more.add(next);
                follow(wanted, done + folded.length(), next, more, found);
            }
        }
    }

    /** The tokens that may come next: in the line, else at the head of the next line or of the line below. */
    private List<Integer> next(int at) {
        var here = placed.get(at);
        if (!here.last()) {
            return List.of(at + 1);
        }
        var next = new ArrayList<Integer>();
        int line = here.line();
        if (at + 1 < placed.size()
                && lines.get(placed.get(at + 1).line()).page()
                        == lines.get(line).page()) {
            next.add(at + 1);
        }
        int under = below.getOrDefault(line, -1);
        if (under >= 0) {
            int head = firstOfLine.get(under);
            if (head < placed.size() && placed.get(head).line() == under && !next.contains(head)) {
                next.add(head);
            }
        }
        return next;
    }

    /** Whether groups of digits are one number: touching, or long enough and in one line. */
    private boolean together(String wanted, List<Integer> taken) {
        if (taken.size() == 1) {
            return true;
        }
        var first = placed.get(taken.getFirst());
        var last = placed.get(taken.getLast());
        if (first.line() != last.line() || wanted.length() < SHORTEST_GROUPED) {
            return false;
        }
        String print = lines.get(first.line())
                .text()
                .substring(first.token().from(), last.token().to());
        return wanted.length() >= SHORTEST_SPACED || print.indexOf(' ') < 0;
    }

    private Span span(List<Integer> taken) {
        var pieces = new ArrayList<Span.Piece>();
        int from = 0;
        while (from < taken.size()) {
            var first = placed.get(taken.get(from));
            int to = from;
            while (to + 1 < taken.size() && placed.get(taken.get(to + 1)).line() == first.line()) {
                to++;
            }
            var last = placed.get(taken.get(to));
            pieces.add(new Span.Piece(
                    lines.get(first.line()), first.token().from(), last.token().to()));
            from = to + 1;
        }
        return new Span(pieces);
    }

    /** How the print of {@code span}, with the signs that touch it, stands to {@code value}. */
    static Occurrence compared(Span span, String value) {
        String wanted = value.strip().replaceAll("\\s+", " ");
        var wide = withSigns(span, wanted);
        if (wide.quote().equals(wanted)) {
            return new Occurrence(wide, Spelling.SAME);
        }
        return new Occurrence(span, Spelling.OTHER);
    }

    /** The span grown by the signs with which the value begins and ends, where they are printed too. */
    private static Span withSigns(Span span, String value) {
        int head = 0;
        while (head < value.length() && !Character.isLetterOrDigit(value.charAt(head))) {
            head++;
        }
        int tail = value.length();
        while (tail > head && !Character.isLetterOrDigit(value.charAt(tail - 1))) {
            tail--;
        }
        var pieces = new ArrayList<>(span.pieces());
        var first = pieces.getFirst();
        if (head > 0 && first.line().text().startsWith(value.substring(0, head), first.from() - head)) {
            pieces.set(0, new Span.Piece(first.line(), first.from() - head, first.to()));
        }
        var last = pieces.getLast();
        if (last.line().text().startsWith(value.substring(tail), last.to())) {
            pieces.set(pieces.size() - 1, new Span.Piece(last.line(), last.from(), last.to() + value.length() - tail));
        }
        return new Span(pieces);
    }
}
