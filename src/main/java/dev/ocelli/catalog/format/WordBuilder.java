package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a line of letters into words and writes them in reading order. */
final class WordBuilder {
    private static final double GAP = 0.15;
    private static final double GAP_AMONG_SPACES = 0.22;
    private static final double NARROWEST_SPACE = 0.05;
    private static final int FEWEST_SPACED_LETTERS = 4;
    private static final double WIDEST_SPACED_GAP = 0.75;

    private final PageFrame frame;

    WordBuilder(PageFrame frame) {
        this.frame = frame;
    }

    /** Empty when nothing readable is left. */
    Optional<TextLine> line(Run run) {
        List<List<Glyph>> parts = joinSpacedLetters(split(run.sorted(), run.size()), run.size());
        List<Word> words = new ArrayList<>();
        for (List<Glyph> part : WritingOrder.words(parts)) {
            String text = LetterText.of(WritingOrder.letters(part));
            if (!text.isEmpty()) {
                words.add(new Word(text, box(part), 1));
            }
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<Glyph> drawn = parts.stream().flatMap(List::stream).toList();
        long bold = drawn.stream().filter(g -> g.look().bold()).count();
        BoundingBox box = BoundingBox.around(words.stream().map(Word::box).toList());
        double fontSize = Math.min(1, run.size() / frame.height());
        return Optional.of(new TextLine(words, box, fontSize, bold * 2 > drawn.size()));
    }

    private BoundingBox box(List<Glyph> word) {
        double from = word.stream().mapToDouble(Glyph::from).min().orElseThrow();
        double to = word.stream().mapToDouble(Glyph::to).max().orElseThrow();
        double top = word.stream().mapToDouble(Glyph::top).min().orElseThrow();
        double bottom = word.stream().mapToDouble(Glyph::bottom).max().orElseThrow();
        var turn = Turn.by(word.getFirst().angle());
        double[] x = {turn.x(from, top), turn.x(to, top), turn.x(from, bottom), turn.x(to, bottom)};
        double[] y = {turn.y(from, top), turn.y(to, top), turn.y(from, bottom), turn.y(to, bottom)};
        java.util.Arrays.sort(x);
        java.util.Arrays.sort(y);
        return frame.box(x[0], y[0], x[3], y[3]);
    }

    /** Cuts at drawn spaces and at gaps clearly wider than those between the letters of this line. */
    private static List<List<Glyph>> split(List<Glyph> sorted, double em) {
        boolean spaces = sorted.stream().anyMatch(Glyph::isSpace);
        double usual = usualGap(sorted, em);
        double limit = Math.max(0, usual) * 1.5 + (spaces ? GAP_AMONG_SPACES : GAP) * em;
        List<List<Glyph>> words = new ArrayList<>();
        Glyph last = null;
        boolean spaced = false;
        for (Glyph glyph : sorted) {
            if (glyph.isSpace()) {
                spaced = true;
                continue;
            }
            double gap = last == null ? Double.MAX_VALUE : glyph.from() - last.to();
            if (gap > limit || (spaced && gap > NARROWEST_SPACE * em)) {
                words.add(new ArrayList<>());
            }
            words.getLast().add(glyph);
            last = last == null || glyph.to() >= last.to() ? glyph : last;
            spaced = false;
        }
        return words;
    }

    /** The median gap between neighbours without a space; 0 when there are too few to tell. */
    private static double usualGap(List<Glyph> sorted, double em) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            Glyph before = sorted.get(i - 1);
            Glyph after = sorted.get(i);
            if (!before.isSpace() && !after.isSpace()) {
                gaps.add(after.from() - before.to());
            }
        }
        if (gaps.size() < FEWEST_SPACED_LETTERS - 1) {
            return 0;
        }
        gaps.sort(null);
        double median = gaps.get(gaps.size() / 2);
        return median < 0.05 * em ? 0 : median;
    }

    /** Puts "I N V O I C E" together: at least four single capitals at the same distance. */
    private static List<List<Glyph>> joinSpacedLetters(List<List<Glyph>> words, double em) {
        List<List<Glyph>> joined = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int end = endOfSpacedLetters(words, i, em);
            if (end - i >= FEWEST_SPACED_LETTERS) {
                joined.add(words.subList(i, end).stream().flatMap(List::stream).toList());
                i = end;
            } else {
                joined.add(words.get(i++));
            }
        }
        return joined;
    }

    private static int endOfSpacedLetters(List<List<Glyph>> words, int start, double em) {
        int end = start;
        double usual = -1;
        while (end < words.size() && isCapital(words.get(end))) {
            if (end > start) {
                double gap = words.get(end).getFirst().from()
                        - words.get(end - 1).getFirst().to();
                if (gap > WIDEST_SPACED_GAP * em || (usual >= 0 && Math.abs(gap - usual) > 0.2 * em)) {
                    break;
                }
                usual = usual < 0 ? gap : usual;
            }
            end++;
        }
        return end;
    }

    private static boolean isCapital(List<Glyph> word) {
        return word.size() == 1
                && word.getFirst().text().length() == 1
                && Character.isUpperCase(word.getFirst().text().charAt(0));
    }
}
