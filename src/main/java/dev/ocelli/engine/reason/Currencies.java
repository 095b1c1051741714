package dev.ocelli.engine.reason;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Currency signs and codes, and the ISO code that each stands for. */
final class Currencies {
    /** A sign found at [from, to); {@code code} is empty when there is none. */
    record Sign(int from, int to, String code) {
        static final Sign NONE = new Sign(0, 0, "");

        boolean isEmpty() {
            return code.isEmpty();
        }
    }

    private record Entry(String sign, String code) {}

    private final List<Entry> entries;

    /** {@code signs}: ISO code to its signs and words; the code itself need not be among them. */
    Currencies(Map<String, List<String>> signs) {
        this.entries = signs.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(new Entry(e.getKey(), e.getKey())),
                        e.getValue().stream().map(sign -> new Entry(sign.toUpperCase(Locale.ROOT), e.getKey()))))
                .sorted(Comparator.comparingInt((Entry e) -> -e.sign().length()))
                .toList();
    }

    /** The sign that ends where the figures begin, one blank between them allowed. */
    Sign before(String text, int end) {
        int stop = end;
        while (stop > 0 && (text.charAt(stop - 1) == ' ' || text.charAt(stop - 1) == '.') && end - stop < 2) {
            stop--;
        }
        for (Entry entry : entries) {
            int from = stop - entry.sign().length();
            boolean same = from >= 0
                    && text.regionMatches(
                            true, from, entry.sign(), 0, entry.sign().length());
            if (same && (from == 0 || !glued(text.charAt(from - 1), entry.sign().charAt(0)))) {
                return new Sign(from, end, entry.code());
            }
        }
        return Sign.NONE;
    }

    /** The sign that begins where the figures end, one blank between them allowed. */
    Sign after(String text, int from) {
        int start =
                from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\u00a0') ? from + 1 : from;
        for (Entry entry : entries) {
            int end = start + entry.sign().length();
            boolean same = text.regionMatches(
                    true, start, entry.sign(), 0, entry.sign().length());
            if (same
                    && (end == text.length()
                            || !glued(
                                    text.charAt(end),
                                    entry.sign().charAt(entry.sign().length() - 1)))) {
                return new Sign(from, end, entry.code());
            }
        }
        return Sign.NONE;
    }

    /** The first sign or code that stands as a word of its own in {@code text}. */
    Sign first(String text) {
        Sign best = Sign.NONE;
        String upper = text.toUpperCase(Locale.ROOT);
        for (Entry entry : entries) {
            if (!telling(entry)) {
                continue;
            }
            for (int at = upper.indexOf(entry.sign()); at >= 0; at = upper.indexOf(entry.sign(), at + 1)) {
                int end = at + entry.sign().length();
                boolean free =
                        (at == 0 || !glued(upper.charAt(at - 1), entry.sign().charAt(0)))
                                && (end == upper.length() || !glued(upper.charAt(end), upper.charAt(end - 1)));
                if (free && (best.isEmpty() || at < best.from())) {
                    best = new Sign(at, end, entry.code());
                }
            }
        }
        return best;
    }

    /** Short words such as "kr" mean money only beside an amount. */
    private static boolean telling(Entry entry) {
        boolean letters = entry.sign().chars().allMatch(Character::isLetter);
        return !letters
                || entry.sign().equals(entry.code())
                || entry.sign().length() > 3
                || entry.sign().equals("RM");
    }

    private static boolean glued(char outside, char inside) {
        return Character.isLetter(outside) && Character.isLetter(inside);
    }
}
