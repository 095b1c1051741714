package dev.ocelli.engine.reason;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers as people print them: {@code 1,234.50}, {@code 1.234,50}, {@code 1 234,5}, {@code 1'234.50}, {@code (12.00)}. */
final class Numbers {
    private Numbers() {}

    /** The number that {@code print} shows; empty when it is none. The last separator decides what the others mean. */
    static Optional<BigDecimal> parse(String print) {
        String text = print.replace('\u2212', '-').strip();
        boolean negative = text.startsWith("-") || text.endsWith("-") || (text.startsWith("(") && text.endsWith(")"));
        String figures =
                text.replaceAll("[^0-9.,]", "").replaceAll("[.,]+$", "").replaceAll("^[.,]+(?=.*[.,])", "");
        int dot = figures.lastIndexOf('.');
        int comma = figures.lastIndexOf(',');
        String plain;
        if (dot >= 0 && comma >= 0) {
            plain = dot > comma
                    ? figures.replace(",", "")
                    : figures.replace(".", "").replace(',', '.');
        } else if (comma >= 0) {
            plain = onlyGroups(figures, ',') ? figures.replace(",", "") : figures.replace(',', '.');
        } else {
            plain = figures.indexOf('.') != dot ? figures.replace(".", "") : figures;
        }
        if (plain.isEmpty() || plain.chars().filter(c -> c == '.').count() > 1 || plain.equals(".")) {
            return Optional.empty();
        }
        var number = new BigDecimal(plain);
        return Optional.of(negative ? number.negate() : number);
    }

    /** True for {@code 1,234} and {@code 1,234,567}: the commas part thousands. */
    private static boolean onlyGroups(String figures, char separator) {
        String s = java.util.regex.Pattern.quote(String.valueOf(separator));
        return figures.matches("\\d{1,3}(" + s + "\\d{3})+") && !figures.startsWith("0");
    }
}
