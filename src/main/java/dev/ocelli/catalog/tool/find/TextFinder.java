package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds words on pages whatever their case, accents, punctuation and spaces; where nothing stands exactly so, on wish also
 * words with a few wrong letters, as OCR makes them. Digits are never guessed: 124 is not 123. Pure.
 */
public final class TextFinder {
    /** Long texts are found exactly or not at all. */
    private static final int LONGEST_FUZZY = 200;

    private final List<Stream> pages;

    /**
     * Words that were found.
     *
     * @param page counts from 0
     * @param boxes one a line that the words run over
     * @param quote the words as they are printed
     * @param errors letters that differ
     * @param whole false when they are a part of a longer word
     * @param time when they are said or shown; null for print
     */
    public record Hit(
            int page,
            List<BoundingBox> boxes,
            String quote,
            int errors,
            boolean whole,
            @Nullable TimeSpan time) {
        public Hit {
            boxes = List.copyOf(boxes);
        }

        /** As a thing on a page. */
        public Found found() {
            return new Found("text", quote, page, boxes, Math.max(0.5, 1 - 0.15 * errors));
        }
    }

    /** A page as one run of folded letters; {@code word} tells for each letter which word it is of. */
    private record Stream(Page page, List<Word> words, List<Integer> lines, String letters, List<Integer> word) {
        static Stream of(Page page) {
            var words = new ArrayList<Word>();
            var lines = new ArrayList<Integer>();
            var letters = new StringBuilder();
            var owner = new ArrayList<Integer>();
            int lineIndex = 0;
            for (TextLine line : page.lines()) {
                for (Word word : line.words()) {
                    String folded = Folding.fold(word.text());
                    folded.chars().forEach(c -> owner.add(words.size()));
                    letters.append(folded);
                    words.add(word);
                    lines.add(lineIndex);
                }
                lineIndex++;
            }
            return new Stream(page, words, lines, letters.toString(), owner);
        }

        boolean startsWord(int at) {
            return at == 0 || !word.get(at - 1).equals(word.get(at));
        }

        /** Whether a word ends before {@code at}. */
        boolean endsWord(int at) {
            return at == letters.length() || !word.get(at - 1).equals(word.get(at));
        }

        Hit hit(int from, int to, int errors) {
            int first = word.get(from);
            int last = word.get(to - 1);
            var boxes = new ArrayList<BoundingBox>();
            int start = first;
            for (int i = first; i <= last; i++) {
                if (i == last || !lines.get(i + 1).equals(lines.get(i))) {
                    boxes.add(BoundingBox.around(
                            words.subList(start, i + 1).stream().map(Word::box).toList()));
                    start = i + 1;
                }
            }
            String quote =
                    words.subList(first, last + 1).stream().map(Word::text).collect(Collectors.joining(" "));
            var time = Word.timeOf(words.subList(first, last + 1));
            return new Hit(page.index(), boxes, quote, errors, startsWord(from) && endsWord(to), time);
        }
    }

    public TextFinder(List<Page> pages) {
        this.pages = pages.stream().map(Stream::of).toList();
    }

    /**
     * Places of {@code wanted} in reading order, at most {@code most}.
     *
     * @param fuzzy look for near misses when there is no exact place on any page
     */
    public List<Hit> find(String wanted, boolean fuzzy, int most) {
        String folded = Folding.fold(wanted);
        if (folded.isEmpty()) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        for (Stream page : pages) {
            exact(page, folded, most, hits);
        }
        if (hits.isEmpty() && fuzzy && folded.length() <= LONGEST_FUZZY) {
            int allowed = allowed(folded);
            for (Stream page : pages) {
                if (allowed > 0 && hits.size() < most) {
                    near(page, folded, allowed, most, hits);
                }
            }
        }
        return hits;
    }

    private static void exact(Stream page, String wanted, int most, List<Hit> hits) {
        int at = page.letters().indexOf(wanted);
        while (at >= 0 && hits.size() < most) {
            int end = at + wanted.length();
            boolean aligned = page.startsWord(at) && page.endsWord(end);
            boolean inside = page.word().get(at).equals(page.word().get(end - 1));
            if (aligned || inside) {
                hits.add(page.hit(at, end, 0));
                at = page.letters().indexOf(wanted, end);
            } else {
                at = page.letters().indexOf(wanted, at + 1);
            }
        }
    }

    /** Letters that may differ: none in short words, one in eight in longer ones. */
    private static int allowed(String folded) {
        int length = folded.length();
        return length < 5 ? 0 : Math.min(6, 1 + (length - 5) / 6);
    }

    /** Approximate places by dynamic programming over all starts at once (Sellers, 1980), kept to whole words. */
    private static void near(Stream page, String wanted, int allowed, int most, List<Hit> hits) {
        int length = wanted.length();
        int[] cost = new int[length + 1];
        int[] start = new int[length + 1];
        for (int i = 1; i <= length; i++) {
            cost[i] = cost[i - 1] + missing(wanted.charAt(i - 1));
        }
        var found = new ArrayList<int[]>();
        for (int at = 0; at < page.letters().length(); at++) {
            char letter = page.letters().charAt(at);
            int diagonalCost = cost[0];
            int diagonalStart = start[0];
            boolean begins = at + 1 < page.letters().length() && page.startsWord(at + 1);
            cost[0] = begins ? 0 : NEVER;
            start[0] = at + 1;
            for (int i = 1; i <= length; i++) {
                int above = cost[i];
                int aboveStart = start[i];
                char want = wanted.charAt(i - 1);
                int replaced = diagonalCost + replacing(want, letter);
                int dropped = cost[i - 1] + missing(want);
                int added = above + missing(letter);
                int best = Math.min(replaced, Math.min(dropped, added));
                start[i] = best == replaced ? diagonalStart : best == added ? aboveStart : start[i - 1];
                cost[i] = best;
                diagonalCost = above;
                diagonalStart = aboveStart;
            }
            if (cost[length] <= allowed && page.endsWord(at + 1) && page.startsWord(Math.min(start[length], at))) {
                keepBest(found, new int[] {start[length], at + 1, cost[length]});
            }
        }
        found.stream().limit(most).forEach(f -> hits.add(page.hit(f[0], f[1], f[2])));
    }

    private static final int NEVER = 1_000;

    private static int replacing(char wanted, char printed) {
        if (wanted == printed) {
            return 0;
        }
        boolean digits = Character.isDigit(wanted) && Character.isDigit(printed);
        boolean mixed = Character.isDigit(wanted) != Character.isDigit(printed);
        return digits || (mixed && !Folding.alike(wanted, printed)) ? NEVER : 1;
    }

    private static int missing(char letter) {
        return Character.isDigit(letter) ? NEVER : 1;
    }

    /** Of places that overlap, the one with the fewest errors stays. */
    private static void keepBest(List<int[]> found, int[] next) {
        if (next[0] >= next[1]) {
            return;
        }
        if (found.isEmpty() || found.getLast()[1] <= next[0]) {
            found.add(next);
        } else if (next[2] < found.getLast()[2]) {
            found.set(found.size() - 1, next);
        }
    }
}
