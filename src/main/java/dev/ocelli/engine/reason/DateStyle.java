package dev.ocelli.engine.reason;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a schema wants its dates written: ISO, unless its description or the instructions show another form. */
record DateStyle(DateTimeFormatter formatter) {
    private static final Pattern SHOWN = Pattern.compile(
            "(?<!\\p{L})(dd?|mm?|yyyy)([-/. ])(dd?|mm?)\\2(dd?|mm?|yyyy|yy)(?!\\p{L})", Pattern.CASE_INSENSITIVE);

    static DateStyle of(FieldSpec field) {
        if (field.leaf().rules().format().filter("date-time"::equals).isPresent()) {
            return new DateStyle(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT));
        }
        boolean iso = field.leaf().rules().format().isPresent();
        String told = field.leaf().label().description() + " " + String.join(" ", field.hints());
        Matcher m = SHOWN.matcher(told);
        return !iso && m.find() && !m.group(1).equalsIgnoreCase(m.group(3))
                ? new DateStyle(DateTimeFormatter.ofPattern(java(m), Locale.ROOT))
                : new DateStyle(DateTimeFormatter.ISO_LOCAL_DATE);
    }

    private static String java(Matcher m) {
        String separator = m.group(2);
        return unit(m.group(1)) + separator + unit(m.group(3)) + separator + unit(m.group(4));
    }

    private static String unit(String shown) {
        String lower = shown.toLowerCase(Locale.ROOT);
        return lower.startsWith("m") ? lower.toUpperCase(Locale.ROOT) : lower.replace('y', 'u');
    }

    /** The day, and the time where this style shows one. */
    String write(LocalDate date, LocalTime time) {
        return formatter.format(date.atTime(time));
    }
}
