package dev.ocelli.engine.evaluate;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says whether two scalars mean the same: numbers by value, dates by day, words without case and spacing. */
final class SameValue {
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH));

    private SameValue() {}

    /** Null, absent and an empty text are the same: nothing. */
    static boolean test(@Nullable JsonNode expected, @Nullable JsonNode found) {
        if (expected == null || found == null || isNothing(expected) || isNothing(found)) {
            return isNothing(expected) && isNothing(found);
        }
        if (expected.isBoolean() || found.isBoolean()) {
            return expected.asString("").equals(found.asString(""));
        }
        if (expected.isNumber() || found.isNumber()) {
            Optional<BigDecimal> number = number(expected);
            return number.isPresent()
                    && number(found).filter(n -> n.compareTo(number.get()) == 0).isPresent();
        }
        String left = words(expected);
        String right = words(found);
        Optional<LocalDate> day = date(expected);
        return left.equals(right) || (day.isPresent() && day.equals(date(found)));
    }

    static boolean isNothing(@Nullable JsonNode node) {
        return node == null
                || node.isNull()
                || node.isMissingNode()
                || (node.isString() && node.stringValue().isBlank())
                || (node.isContainer() && node.isEmpty());
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        String digits = node.asString("").replaceAll("[\\s,\\p{Sc}]", "");
        try {
            return digits.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(JsonNode node) {
        String text = node.asString("").strip();
        for (DateTimeFormatter format : DATES) {
            var end = new ParsePosition(0);
            TemporalAccessor read = format.parseUnresolved(text, end);
            if (read != null && end.getIndex() == text.length()) {
                return resolved(text, format);
            }
        }
        return Optional.empty();
    }

    /** Empty for a day that the calendar does not have. */
    private static Optional<LocalDate> resolved(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String words(JsonNode node) {
        return Normalizer.normalize(node.asString(""), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
