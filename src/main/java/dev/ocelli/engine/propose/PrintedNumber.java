package dev.ocelli.engine.propose;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers with points, commas, blanks or apostrophes inside, in the spelling of any country. */
final class PrintedNumber {
    private static final int MAX_DIGITS = 15;
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:([., '\u00a0\u202f])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d{1,4})?");
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:,\\d{2})+,\\d{3}(?:\\.\\d{1,4})?");
    private static final Pattern PLAIN = Pattern.compile("\\d+(?:[.,]\\d{1,6})?");

    private PrintedNumber() {}

    /** The number; empty for digits in no known spelling, such as a list of two numbers. */
    static Optional<BigDecimal> read(String digits) {
        String text = digits.strip();
        if (text.chars().filter(Character::isDigit).count() > MAX_DIGITS) {
            return Optional.empty();
        }
        if (!GROUPED.matcher(text).matches()
                && !INDIAN.matcher(text).matches()
                && !PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        boolean decimals = last >= 0 && isDecimalMark(text, last);
        String whole = (decimals ? text.substring(0, last) : text).replaceAll("\\D", "");
        String part = decimals ? "." + text.substring(last + 1) : "";
        return Optional.of(new BigDecimal(whole + part));
    }

    /** A lone mark before exactly three digits groups them; any other last mark opens the decimals. */
    private static boolean isDecimalMark(String text, int last) {
        char mark = text.charAt(last);
        boolean lone = text.indexOf(mark) == last;
        boolean otherMarks = text.substring(0, last).matches(".*[^\\d].*");
        int after = text.length() - last - 1;
        return lone && (after != 3 || otherMarks);
    }
}
