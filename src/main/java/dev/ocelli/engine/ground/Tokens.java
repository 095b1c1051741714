package dev.ocelli.engine.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts print into tokens: runs of letters and digits, folded.
 *
 * <p>A decimal number keeps its separator ({@code 12.50} is one token and never equals {@code 1250}); a currency code
 * that sticks to a number is a token of its own; an ideograph is a token of its own, since such print has no spaces.
 */
final class Tokens {
    private static final Pattern DECIMAL = Pattern.compile("(?:\\d{1,3}(?:[.,'’]\\d{3})+|\\d+)[.,]\\d{1,2}(?![\\d])");

    private Tokens() {}

    /** {@code from} and {@code to} are offsets in the text that was cut. */
    record Token(int from, int to, String folded) {}

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (!Character.isLetterOrDigit(codePoint)) {
                at += Character.charCount(codePoint);
                continue;
            }
            int end = end(text, at);
            String folded = Folding.fold(text.substring(at, end));
            if (!folded.isEmpty()) {
                tokens.add(new Token(at, end, folded));
            }
            at = end;
        }
        return tokens;
    }

    /** All tokens in one string, without what stands between them. */
    static String squeezed(String text) {
        var out = new StringBuilder();
        of(text).forEach(t -> out.append(t.folded()));
        return out.toString();
    }

    private static int end(String text, int from) {
        if (ideograph(text.codePointAt(from))) {
            return from + Character.charCount(text.codePointAt(from));
        }
        int end = decimalEnd(text, from);
        return end > from ? end : runEnd(text, from);
    }

    private static int decimalEnd(String text, int from) {
        if (!Folding.digit(text.charAt(from))) {
            return from;
        }
        var decimal = DECIMAL.matcher(text).region(from, text.length()).useTransparentBounds(true);
        if (!decimal.lookingAt() || listed(text, from) || continues(text, decimal.end())) {
            return from;
        }
        return decimal.end();
    }

    /** True inside {@code 01.02.03}: part of a date or number with more than one separator of that kind. */
    private static boolean listed(String text, int from) {
        return from >= 2
                && (text.charAt(from - 1) == '.' || text.charAt(from - 1) == ',')
                && Folding.digit(text.charAt(from - 2));
    }

    private static boolean continues(String text, int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == '.' || text.charAt(at) == ',')
                && Folding.digit(text.charAt(at + 1));
    }

    private static int runEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if ((!Character.isLetterOrDigit(codePoint) && !mark(codePoint)) || ideograph(codePoint)) {
                break;
            }
            boolean turn = at > from && Character.isDigit(codePoint) != Character.isDigit(text.charAt(at - 1));
            if (turn && (CurrencySigns.known(text.substring(from, at)) || glued(text, from, at))) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /** True where digits end and a currency code begins, as in {@code 100EUR}. */
    private static boolean glued(String text, int from, int at) {
        if (!Folding.digitsOnly(text.substring(from, at))) {
            return false;
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return CurrencySigns.known(text.substring(at, end));
    }

    private static boolean mark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static boolean ideograph(int codePoint) {
        return codePoint >= 0x2E80
                && (Character.isIdeographic(codePoint)
                        || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.KATAKANA);
    }
}
