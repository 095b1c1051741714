package dev.ocelli.engine.ground;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds dates, months of a year and times of day in print, in any common format, with every value that the print can
 * mean ({@code 03/04/2024} is two days).
 */
final class PrintedDates {
    private static final String DAY = "(\\d{1,2})";
    private static final String ORDINAL = "(?:st|nd|rd|th|er|\\.|º|ª|°)?";
    private static final String YEAR = "(\\d{4}|['’]?\\d{2})";
    private static final String END = "(?!\\d)(?![.,]\\d)";

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<![\\d.,/-])(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?:日|(?=t\\d)|(?!\\d)|(?=\\d{1,2}:\\d{2}))");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?<![\\d.,/-])(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})\\s?[-/.]\\s?(?:(\\d{4})(?:(?!\\d)|(?=\\d{1,2}:\\d{2}))|(['’]?\\d{2})"
                    + END + "(?![-/]\\d))");
    private static final Pattern COMPACT = Pattern.compile("(?<![\\d.,])(\\d{8})(?![\\d,]|\\.\\d)");
    private static final Pattern TIME =
            Pattern.compile("(?<![\\d:])(\\d{1,2})[:h](\\d{2})(?::(\\d{2}))?(?!\\d)\\s?([ap])?\\.?(m)?");

    private static final String NAME = "(?<!\\p{L})(\\p{L}{3,14})(?!\\p{L})\\.?";
    private static final String GAP = "[\\s,./-]{0,3}";
    private static final Pattern DAY_MONTH = Pattern.compile("(?<!\\d)" + DAY + "\\s?" + ORDINAL
            + "(?:\\s+day)?(?:\\s+(?:of|de)\\b)?" + GAP + NAME + "(?:\\s+(?:de|del)\\b)?" + GAP + YEAR
            + "(?:(?!\\d)|(?=\\d{1,2}:\\d{2}))");
    private static final Pattern MONTH_DAY = Pattern.compile(
            NAME + "[\\s.-]{0,3}(?:the\\s+)?" + DAY + "\\s?" + ORDINAL + "[\\s,.-]{1,3}" + YEAR + "(?!\\d)");
    private static final Pattern MONTH_YEAR =
            Pattern.compile(NAME + "(?:\\s+(?:de|of)\\b)?[\\s,./'’-]{0,3}(\\d{4})(?!\\d)");
    private static final Pattern YEAR_MONTH_DAY =
            Pattern.compile("(?<!\\d)(\\d{4})[\\s.,/-]{0,3}" + NAME + "[\\s.-]{0,3}" + DAY + "(?!\\d)");

    private final MonthNames months;

    PrintedDates(MonthNames months) {
        this.months = months;
    }

    /** {@code key} is {@code 2024-05-17}, {@code 2024-05} or {@code 14:30[:05]}; offsets are those of the text. */
    record Hit(String key, int from, int to) {}

    /** {@code folded} is lower case without accents, letter for letter as long as the print. */
    List<Hit> in(String folded) {
        var hits = new ArrayList<Hit>();
        if (folded.chars().noneMatch(Folding::digit)) {
            return hits;
        }
        numeric(folded, hits);
        named(folded, hits);
        times(folded, hits);
        return hits;
    }

    private static void numeric(String text, List<Hit> hits) {
        YEAR_FIRST.matcher(text).results().forEach(m -> add(hits, m, number(m, 1), number(m, 2), number(m, 3)));
        YEAR_LAST.matcher(text).results().forEach(m -> {
            for (int year : m.group(4) != null ? List.of(number(m, 4)) : years(m.group(5))) {
                add(hits, m, year, number(m, 3), number(m, 1));
                add(hits, m, year, number(m, 1), number(m, 3));
                if (m.group(4) == null) {
                    years("%02d".formatted(number(m, 1))).forEach(y -> add(hits, m, y, number(m, 3), twoDigits(m)));
                }
            }
        });
        COMPACT.matcher(text).results().forEach(m -> {
            int digits = number(m, 1);
            add(hits, m, digits / 10000, digits / 100 % 100, digits % 100);
            add(hits, m, digits % 10000, digits / 10000 % 100, digits / 1000000);
        });
    }

    /** The last group of a date with a short year, taken as a day: {@code 24-05-17}. */
    private static int twoDigits(MatchResult m) {
        return Integer.parseInt(digits(m.group(5)));
    }

    private void named(String text, List<Hit> hits) {
        if (text.chars().noneMatch(Character::isLetter)) {
            return;
        }
        each(DAY_MONTH, text, m -> named(hits, m, m.group(3), m.group(2), number(m, 1)));
        each(MONTH_DAY, text, m -> named(hits, m, m.group(3), m.group(1), number(m, 2)));
        each(YEAR_MONTH_DAY, text, m -> named(hits, m, m.group(1), m.group(2), number(m, 3)));
        each(MONTH_YEAR, text, m -> {
            for (int month : months.months(m.group(1))) {
                hits.add(new Hit(YearMonth.of(number(m, 2), month).toString(), m.start(), m.end()));
            }
            return !months.months(m.group(1)).isEmpty();
        });
    }

    /** Every match, also such as begin inside one that {@code use} refuses. */
    private static void each(Pattern pattern, String text, Predicate<MatchResult> use) {
        var matcher = pattern.matcher(text);
        int at = 0;
        while (at <= text.length() && matcher.find(at)) {
            at = use.test(matcher.toMatchResult()) ? matcher.end() : matcher.start() + 1;
        }
    }

    private boolean named(List<Hit> hits, MatchResult m, String year, String name, int day) {
        for (int month : months.months(name)) {
            for (int full : years(year)) {
                add(hits, m, full, month, day);
            }
        }
        return !months.months(name).isEmpty();
    }

    private static void times(String text, List<Hit> hits) {
        TIME.matcher(text).results().forEach(m -> {
            int hour = number(m, 1);
            boolean afternoon = "p".equals(m.group(4)) && m.group(5) != null;
            boolean morning = "a".equals(m.group(4)) && m.group(5) != null;
            if (afternoon && hour < 12) {
                hour += 12;
            } else if (morning && hour == 12) {
                hour = 0;
            }
            int second = m.group(3) == null ? 0 : number(m, 3);
            if (hour < 24 && number(m, 2) < 60 && second < 60) {
                int end = afternoon || morning ? m.end() : m.end(m.group(3) == null ? 2 : 3);
                hits.add(new Hit(LocalTime.of(hour, number(m, 2), second).toString(), m.start(), end));
            }
        });
    }

    private static void add(List<Hit> hits, MatchResult m, int year, int month, int day) {
        boolean valid = year >= 1000
                && month >= 1
                && month <= 12
                && YearMonth.of(year, month).isValidDay(day);
        if (valid) {
            hits.add(new Hit(LocalDate.of(year, month, day).toString(), m.start(), m.end()));
        }
    }

    private static List<Integer> years(String printed) {
        int year = Integer.parseInt(digits(printed));
        return year >= 1000 ? List.of(year) : List.of(2000 + year, 1900 + year);
    }

    private static String digits(String printed) {
        return printed.replaceAll("\\D", "");
    }

    private static int number(MatchResult m, int group) {
        return Integer.parseInt(digits(m.group(group)));
    }
}
