package dev.ocelli.engine.reason;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The letters and digits of a text, without case, accents and gaps, with the way back to their places.
 *
 * <p>Labels are looked for in this form, so that {@code Sub-Total}, {@code SUB TOTAL} and a glued {@code SubTotal:}
 * are one; a match must begin and end where a word of the text does, or where case or kind of character changes.
 */
final class Letters {
    /** Where a phrase stands in the text: characters [from, to); {@code exact} is false when one letter differs. */
    record Hit(int from, int to, boolean exact) {}

    private static final int ONE_SLIP_FROM = 6;
    private static final int LONG = 70;

    private final String folded;
    private final int[] places;
    private final boolean[] opens;
    private final boolean[] closes;

    private Letters(String folded, int[] places, boolean[] opens, boolean[] closes) {
        this.folded = folded;
        this.places = places;
        this.opens = opens;
        this.closes = closes;
    }

    static Letters of(String text) {
        var out = new StringBuilder();
        int[] places = new int[text.length() * 3 + 1];
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                for (char c : foldChar(text.charAt(i)).toCharArray()) {
                    if (out.length() < places.length) {
                        places[out.length()] = i;
                        out.append(c);
                    }
                }
            }
        }
        int n = out.length();
        boolean[] opens = new boolean[n];
        boolean[] closes = new boolean[n];
        for (int i = 0; i < n; i++) {
            opens[i] = i == 0 || (places[i] != places[i - 1] && edge(text, places[i - 1], places[i]));
            closes[i] = i == n - 1 || (places[i] != places[i + 1] && edge(text, places[i], places[i + 1]));
        }
        return new Letters(out.toString(), Arrays.copyOf(places, n), opens, closes);
    }

    /** The folded letters and digits alone. */
    String folded() {
        return folded;
    }

    static String fold(String text) {
        return of(text).folded;
    }

    /** Lower case words of letters and digits, accents gone: {@code "Total (inkl. USt)"} gives total, inkl, ust. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                word.append(foldChar(text.charAt(i)));
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** All places of {@code phrase} (already folded), in order. */
    List<Hit> find(String phrase) {
        var hits = new ArrayList<Hit>();
        if (folded.length() > LONG) {
            return exact(phrase);
        }
        int slips = phrase.length() >= ONE_SLIP_FROM ? 1 : 0;
        for (int i = 0; i + phrase.length() <= folded.length(); i++) {
            int end = i + phrase.length() - 1;
            if (opens[i] && closes[end]) {
                int wrong = slipsAt(phrase, i, slips);
                if (wrong <= slips) {
                    hits.add(new Hit(places[i], places[end] + 1, wrong == 0));
                }
            }
        }
        return hits;
    }

    /** In running text a slip is rarer than a word that looks alike. */
    private List<Hit> exact(String phrase) {
        var hits = new ArrayList<Hit>();
        for (int i = folded.indexOf(phrase); i >= 0 && !phrase.isEmpty(); i = folded.indexOf(phrase, i + 1)) {
            int end = i + phrase.length() - 1;
            if (opens[i] && closes[end]) {
                hits.add(new Hit(places[i], places[end] + 1, true));
            }
        }
        return hits;
    }

    boolean has(String phrase) {
        return !find(phrase).isEmpty();
    }

    private int slipsAt(String phrase, int at, int most) {
        int wrong = 0;
        for (int k = 0; k < phrase.length() && wrong <= most; k++) {
            wrong += phrase.charAt(k) == folded.charAt(at + k) ? 0 : 1;
        }
        return wrong;
    }

    private static boolean edge(String text, int left, int right) {
        char a = text.charAt(left);
        char b = text.charAt(right);
        return right > left + 1
                || Character.isDigit(a) != Character.isDigit(b)
                || (Character.isLowerCase(a) && Character.isUpperCase(b));
    }

    private static String foldChar(char c) {
        if (c < 128) {
            return String.valueOf(Character.toLowerCase(c));
        }
        if (c == 'ß') {
            return "ss";
        }
        String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD)
                .chars()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        return plain.toLowerCase(Locale.ROOT);
    }
}
