package dev.ocelli.engine.propose;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole values that are a date in a common European or American spelling. */
final class PrintedDate {
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?:,? \\d{1,2}:\\d{2}.*)?");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:\\p{L}+,? )?(\\d{1,2})(?:\\.|st|nd|rd|th)?[ -](?:of )?(\\p{L}{3,12})\\.?,?[ -](\\d{4}|\\d{2})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?:\\p{L}+,? )?(\\p{L}{3,12})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
    /** First letters of the months in English, German, French, Spanish, Italian and Dutch. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "ene", "gen"),
            List.of("feb", "fév", "fev"),
            List.of("mar", "mär", "maa", "mrt"),
            List.of("apr", "avr", "abr"),
            List.of("may", "mai", "mei", "mag"),
            List.of("jun", "juin", "giu"),
            List.of("jul", "juil", "lug"),
            List.of("aug", "aoû", "aou", "ago"),
            List.of("sep", "set"),
            List.of("oct", "okt", "ott"),
            List.of("nov"),
            List.of("dec", "dez", "déc", "dic"));

    private PrintedDate() {}

    /** The date as ISO 8601 when {@code text} is nothing but a date; 03/04/2026 is read day first. */
    static Optional<String> find(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return day(numbers.group(4), numbers.group(3), numbers.group(1))
                    .or(() -> day(numbers.group(4), numbers.group(1), numbers.group(3)));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return day(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        return monthFirst.matches()
                ? day(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2))
                : Optional.empty();
    }

    private static String month(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(lower::startsWith)) {
                return Integer.toString(i + 1);
            }
        }
        return "0";
    }

    private static Optional<String> day(String year, String month, String day) {
        int full = Integer.parseInt(year);
        if (year.length() == 2) {
            full += full < 50 ? 2000 : 1900;
        }
        try {
            return Optional.of(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day))
                    .toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
