package dev.ocelli.engine.agent.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times of recordings out of words, in seconds. */
final class Times {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String UNIT =
            "(s\\b|secs?\\b|seconds?\\b|m\\b|mins?\\b|minutes?\\b|sekunden?\\b|minuten?\\b|secondes?\\b|segundos?\\b|minutos?\\b)";
    private static final String TIME = "(\\d{1,2}(?::\\d{2}){1,2}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*" + UNIT + "?";

    /** A time that can be nothing else: with a colon or a unit. */
    private static final String SURE = "(?:(\\d{1,2}(?::\\d{2}){1,2}(?:\\.\\d+)?)|(\\d+(?:\\.\\d+)?)\\s*" + UNIT + ")";

    private static final Pattern FROM_TO =
            Pattern.compile(TIME + "\\s*(?:to|until|till|-|–|bis(?: zu)?|à|au|a|hasta)\\s*(?:the )?" + TIME, FLAGS);
    private static final Pattern BETWEEN =
            Pattern.compile("\\b(?:between|zwischen|entre)\\s+" + TIME + "\\s*(?:and|und|et|y)\\s*" + TIME, FLAGS);
    private static final Pattern FOR_FROM = Pattern.compile(
            SURE
                    + "(?:\\s+(?:long|clip|video|stretch|piece|part|of it|of the \\p{L}+))*,?\\s*(?:starting|beginning|from|ab|à partir de|desde)\\s*(?:at|from|with)?\\s*"
                    + SURE,
            FLAGS);
    private static final Pattern FROM_FOR = Pattern.compile(
            "\\b(?:starting|beginning|from|at|ab|à partir de|desde)\\s*(?:at|from)?\\s*" + SURE
                    + "\\s*(?:and )?(?:for|lasting|für|pendant|durante)\\s*" + SURE,
            FLAGS);
    private static final Pattern BEGINNING = Pattern.compile(
            "\\b(?:first|erste\\w*|premi[eè]re?s?|primer[oa]?s?)\\s+(\\d+(?:\\.\\d+)?)?\\s*" + UNIT, FLAGS);
    private static final Pattern ENDING = Pattern.compile(
            "\\b(?:last|final|letzte\\w*|derni[eè]re?s?|[uú]ltim[oa]s?)\\s+(\\d+(?:\\.\\d+)?)?\\s*" + UNIT, FLAGS);
    private static final Pattern UNTIL = Pattern.compile(
            "\\b(?:(?:beginning|start|anfang|d[eé]but|principio|inicio) (?:to|bis|au|à|a)|until|till|up to|before|bis(?: zu)?|jusqu'[aà]|hasta)\\s+(?:the )?"
                    + SURE,
            FLAGS);

    /** "Cut away what is before 0:30" leaves the rest. */
    private static final Pattern WITHOUT_BEFORE = Pattern.compile(
            "\\b(?:(?:everything|all|anything|what(?:ever)? (?:is|comes)) before|alles vor|tout avant|todo antes de)\\s+"
                    + SURE
                    + ".*\\b(?:away|off|out|rest|remove|delete|drop|weg)\\b|\\b(?:remove|delete|drop|skip)\\b.*\\bbefore\\s+"
                    + SURE,
            FLAGS);

    private static final Pattern FROM = Pattern.compile(
            "\\b(?:from|after|since|starting at|ab|von|nach|[aà] partir de|depuis|desde)\\s+" + TIME, FLAGS);
    private static final Pattern MOMENT = Pattern.compile(SURE, FLAGS);
    private static final Pattern AT =
            Pattern.compile("\\b(?:at|@|bei|à|a los?|en el|after|nach)\\s+(?:the )?(?=\\d)", FLAGS);
    /** Stands for the time of the last picture. */
    private static final double LAST = -1;

    private static final String PICTURE = "\\s+(?:frame|picture|image|still|bild|fotograma|imagen)\\b";
    private static final Pattern FIRST_PICTURE =
            Pattern.compile("\\b(?:first|opening|very first|erste[sn]?|premi[eè]re|primera?)" + PICTURE, FLAGS);
    private static final Pattern LAST_PICTURE =
            Pattern.compile("\\b(?:last|final|closing|letzte[sn]?|derni[eè]re|[uú]ltima?)" + PICTURE, FLAGS);
    private static final Pattern MINUTES_AND_SECONDS = Pattern.compile(
            "(\\d{1,3})\\s*(?:m|min|mins|minutes?|minuten?|minutos?)\\s*(?:and |und |et |y )?(\\d{1,2})\\s*(?:s|secs?|seconds?|sekunden?|secondes?|segundos?)\\b",
            FLAGS);

    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> TENS = List.of("fifteen", "twenty", "thirty", "forty", "forty-five", "fifty");
    private static final List<Integer> TENS_MEANT = List.of(15, 20, 30, 40, 45, 50);

    private Times() {}

    /** Numbers as digits, and minutes with seconds as a clock shows them. */
    static String digits(String words) {
        String text = words;
        for (int i = 0; i < NUMBERS.size(); i++) {
            text = text.replaceAll("(?i)\\b" + NUMBERS.get(i) + "\\b", Integer.toString(i + 1));
        }
        for (int i = TENS.size() - 1; i >= 0; i--) {
            text = text.replaceAll("(?i)\\b" + TENS.get(i) + "\\b", Integer.toString(TENS_MEANT.get(i)));
        }
        return MINUTES_AND_SECONDS
                .matcher(text)
                .replaceAll(time -> String.format(
                        Locale.ROOT,
                        "%d:%02d",
                        Math.min(99, Integer.parseInt(time.group(1))),
                        Integer.parseInt(time.group(2)) % 60));
    }

    static Measure span(String words) {
        String text = digits(words);
        for (Pattern pattern : List.of(BETWEEN, FROM_TO)) {
            Matcher range = pattern.matcher(text);
            if (range.find()) {
                // "5 to 12 s": the unit is said once
                @Nullable String unit = range.group(2) == null ? range.group(4) : range.group(2);
                return new Measure.Span(seconds(range.group(1), unit), seconds(range.group(3), range.group(4)));
            }
        }
        Matcher forFrom = FOR_FROM.matcher(text);
        if (forFrom.find()) {
            double start = sure(forFrom, 4);
            return new Measure.Span(start, start + sure(forFrom, 1));
        }
        Matcher fromFor = FROM_FOR.matcher(text);
        if (fromFor.find()) {
            double start = sure(fromFor, 1);
            return new Measure.Span(start, start + sure(fromFor, 4));
        }
        return end(text);
    }

    private static Measure end(String text) {
        Matcher without = WITHOUT_BEFORE.matcher(text);
        if (without.find()) {
            int group = without.group(1) != null || without.group(2) != null ? 1 : 4;
            return new Measure.Span(sure(without, group), Double.POSITIVE_INFINITY);
        }
        Matcher beginning = BEGINNING.matcher(text);
        if (beginning.find()) {
            return new Measure.Span(0, seconds(orOne(beginning.group(1)), beginning.group(2)));
        }
        Matcher ending = ENDING.matcher(text);
        if (ending.find()) {
            return new Measure.Span(-seconds(orOne(ending.group(1)), ending.group(2)), Double.POSITIVE_INFINITY);
        }
        Matcher until = UNTIL.matcher(text);
        if (until.find()) {
            return new Measure.Span(0, sure(until, 1));
        }
        Matcher from = FROM.matcher(text);
        return from.find()
                ? new Measure.Span(seconds(from.group(1), from.group(2)), Double.POSITIVE_INFINITY)
                : new Measure.None();
    }

    private static String orOne(@Nullable String number) {
        return number == null ? "1" : number;
    }

    /** The times behind "at", 0 for the first picture, -1 for the last; empty when none is said. */
    static List<Double> moments(String text) {
        var moments = new ArrayList<Double>();
        if (FIRST_PICTURE.matcher(text).find()) {
            moments.add(0.0);
        }
        if (LAST_PICTURE.matcher(text).find()) {
            moments.add(LAST);
        }
        Matcher at = AT.matcher(text);
        if (at.find()) {
            Matcher moment = MOMENT.matcher(text.substring(at.end()));
            while (moment.find()) {
                moments.add(sure(moment, 1));
            }
        }
        return moments;
    }

    /** The time in the groups of {@link #SURE} that begin at {@code group}. */
    private static double sure(Matcher matcher, int group) {
        @Nullable String clock = matcher.group(group);
        return clock == null ? seconds(matcher.group(group + 1), matcher.group(group + 2)) : seconds(clock, null);
    }

    static double seconds(String number, @Nullable String unit) {
        double seconds = 0;
        for (String part : number.split(":")) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        boolean minutes = unit != null && unit.toLowerCase(Locale.ROOT).startsWith("m");
        return minutes && !number.contains(":") ? seconds * 60 : seconds;
    }
}
