package dev.ocelli.engine.reason;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates in figures or with a month's name: {@code 2018-03-18}, {@code 12/01/19}, {@code 10/03/20185:41} (the time glued
 * on), {@code 7. Mai 2014}, {@code 31 st day of May , 2005}, {@code 0ct 3, 1999}, {@code 20180318}.
 */
final class DateRecogniser implements Recogniser {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![\\d.,/-])((?:19|20)\\d\\d)\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,2})(?!\\d)");
    private static final Pattern FIGURES =
            Pattern.compile("(?<![\\d.,])(\\d{1,2})\\s?([-/.,])\\s?(\\d{1,2})\\s?[-/.,]\\s?"
                    + "((?:19|20)\\d\\d(?=\\D|$|\\d{1,2}:\\d\\d)|\\d\\d(?!\\d|[-/.,]\\d))");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<![\\d\\p{L}])([\\dOo]{1,2})\\s?(?:st|nd|rd|th|er|\\.|º|°)?\\s*(?:day\\s+of|of|de)?[-/.,\\s]*"
                    + "([\\p{L}01]{3,10})(?:/\\p{L}{3,10})?\\.?\\s*(?:de\\s|del\\s)?[-/.,'’\\s]*((?:19|20)\\d\\d|\\d\\d)(?!\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<!\\p{L})([\\p{L}01]{3,10})\\.?[-/.\\s]*(\\d{1,2})\\s?(?:st|nd|rd|th)?\\s*[-/.,'’\\s]\\s*"
                    + "((?:19|20)\\d\\d|\\d\\d)(?!\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPACT = Pattern.compile("(?<![\\d\\p{L}.,/-])(\\d{8})(?![\\d\\p{L}.,/-])");

    private final Map<String, Integer> months;

    /** {@code months}: folded names and short forms in any language, with their number. */
    DateRecogniser(Map<String, Integer> months) {
        this.months = Map.copyOf(months);
    }

    @Override
    public List<Match> find(String text) {
        var found = new ArrayList<Match>();
        collect(text, YEAR_FIRST, found, m -> day(m.group(1), m.group(3), m.group(4)), 1.0);
        collect(text, DAY_MONTH, found, m -> named(m.group(1), m.group(2), m.group(3)), 1.0);
        collect(text, MONTH_DAY, found, m -> named(m.group(2), m.group(1), m.group(3)), 1.0);
        collect(text, FIGURES, found, DateRecogniser::figures, 0.95);
        collect(text, COMPACT, found, m -> compact(m.group(1)), 0.3);
        found.sort(java.util.Comparator.comparingInt(Match::from));
        return found;
    }

    private interface Reading {
        Optional<Value.Day> of(Matcher m);
    }

    private static void collect(String text, Pattern pattern, List<Match> found, Reading reading, double quality) {
        var m = pattern.matcher(text);
        int at = 0;
        while (at <= text.length() && m.find(at)) {
            var day = reading.of(m);
            var match = day.map(value -> new Match(m.start(), m.end(), value, quality));
            if (match.isPresent() && found.stream().noneMatch(match.get()::overlaps)) {
                found.add(match.get());
                at = m.end();
            } else {
                at = m.start() + 1;
            }
        }
    }

    private Optional<Value.Day> named(String day, String month, String year) {
        String name = Letters.fold(month.replace('0', 'o').replace('1', 'l'));
        Integer number = month(name);
        String figures = day.replaceAll("[Oo]", "0");
        return number == null ? Optional.empty() : day(year, String.valueOf(number), figures);
    }

    /** The month of that name; of a name with one letter misread, when only one month fits. */
    private @Nullable Integer month(String name) {
        Integer number = months.get(name);
        if (number != null || name.length() < 3) {
            return number;
        }
        var near = months.entrySet().stream()
                .filter(m -> m.getKey().length() == name.length() && slips(m.getKey(), name) == 1)
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return near.size() == 1 ? near.getFirst() : null;
    }

    private static int slips(String a, String b) {
        int slips = 0;
        for (int i = 0; i < a.length(); i++) {
            slips += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return slips;
    }

    private static Optional<Value.Day> figures(Matcher m) {
        if (m.group(2).equals(",") && m.group(4).length() == 2) {
            return Optional.empty();
        }
        var dayFirst = day(m.group(4), m.group(3), m.group(1));
        var monthFirst = day(m.group(4), m.group(1), m.group(3));
        if (dayFirst.isPresent() && monthFirst.isPresent()) {
            return Optional.of(
                    new Value.Day(dayFirst.get().date(), monthFirst.get().date()));
        }
        return dayFirst.or(() -> monthFirst);
    }

    private static Optional<Value.Day> compact(String figures) {
        if (figures.startsWith("19") || figures.startsWith("20")) {
            var day = day(figures.substring(0, 4), figures.substring(4, 6), figures.substring(6));
            if (day.isPresent()) {
                return day;
            }
        }
        String year = figures.substring(4);
        return year.matches("(19|20)\\d\\d")
                ? day(year, figures.substring(2, 4), figures.substring(0, 2))
                : Optional.empty();
    }

    private static Optional<Value.Day> day(String year, String month, String day) {
        int y = Integer.parseInt(year);
        int full = year.length() > 2 ? y : y < 70 ? 2000 + y : 1900 + y;
        try {
            var date = LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
            return Optional.of(new Value.Day(date, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
