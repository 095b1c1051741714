package dev.ocelli.catalog.tool.secret;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds words that are known to be secret wherever else they stand, however they are spaced, cased or cut by lines. */
final class KnownSecrets {
    private static final int FREE = 10;
    private static final int MANY_DIGITS = 6;

    private final List<Term> terms = new ArrayList<>();

    /** Letters to look for; {@code loose}: letters that scans mix up with digits count as these. */
    private record Term(
            String category, String letters, boolean loose, boolean capital, String how, double confidence) {}

    /** @param capital only where it starts with a capital letter */
    void add(String category, String words, boolean capital, String how, double confidence) {
        boolean loose = Numbers.digitCount(words) >= MANY_DIGITS;
        var letters = new Folded(words, loose).letters();
        boolean known = terms.stream()
                .anyMatch(t -> t.letters().equals(letters) && t.category().equals(category));
        if (!letters.isEmpty() && !known) {
            terms.add(new Term(category, letters, loose, capital, how, confidence));
        }
    }

    void find(PrintedPage page, Consumer<Secret> found) {
        if (terms.isEmpty()) {
            return;
        }
        var texts = new ArrayList<Stretch>(page.stretches());
        if (!page.lines().isEmpty()) {
            texts.add(Stretch.of(page.lines(), '\n'));
        }
        for (Stretch stretch : texts) {
            var plain = new Folded(stretch.text(), false);
            var loose = new Folded(stretch.text(), true);
            for (Term term : terms) {
                find(page, stretch, term.loose() ? loose : plain, term, found);
            }
        }
    }

    private static void find(PrintedPage page, Stretch stretch, Folded folded, Term term, Consumer<Secret> found) {
        String text = stretch.text();
        int at = folded.letters().indexOf(term.letters());
        while (at >= 0) {
            int from = folded.place(at);
            int to = folded.place(at + term.letters().length() - 1) + 1;
            boolean whole = term.letters().length() >= FREE || standsAlone(text, from, to);
            if (whole && (!term.capital() || Character.isUpperCase(text.charAt(from)))) {
                found.accept(new Secret(
                        term.category(),
                        text.substring(from, to),
                        page.index(),
                        stretch.boxes(from, to),
                        term.how(),
                        term.confidence()));
            }
            at = folded.letters().indexOf(term.letters(), at + 1);
        }
    }

    private static boolean standsAlone(String text, int from, int to) {
        boolean before = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1));
        boolean after = to == text.length() || !Character.isLetterOrDigit(text.charAt(to));
        return before && after;
    }

    /** The letters and digits of a text in lower case without accents, and where each stands in the text. */
    private static final class Folded {
        private final StringBuilder letters = new StringBuilder();
        private final int[] places;

        Folded(String text, boolean loose) {
            int[] found = new int[text.length() * 3 + 1];
            for (int i = 0; i < text.length(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                    for (char c : fold(text.charAt(i), loose).toCharArray()) {
                        if (letters.length() < found.length) {
                            found[letters.length()] = i;
                            letters.append(c);
                        }
                    }
                }
            }
            this.places = found;
        }

        private static String fold(char c, boolean loose) {
            if (c < 128) {
                char lower = Character.toLowerCase(c);
                return loose
                        ? Numbers.asDigits(Character.toString(Character.toUpperCase(lower)))
                        : Character.toString(lower);
            }
            if (Character.isSurrogate(c)) {
                return Character.toString(c);
            }
            String base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                    .replaceAll("\\p{M}+", "")
                    .toLowerCase(Locale.ROOT);
            return loose ? base.toUpperCase(Locale.ROOT) : base;
        }

        String letters() {
            return letters.toString();
        }

        int place(int letter) {
            return places[letter];
        }
    }
}
