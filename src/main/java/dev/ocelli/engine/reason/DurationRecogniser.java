package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lengths of time: {@code two (2) years}, {@code 18 months}, {@code three-year}. The value reads {@code 2 years}. */
final class DurationRecogniser implements Recogniser {
    private final Pattern pattern;
    private final Map<String, Integer> numerals;
    private final Map<String, String> units = new HashMap<>();

    DurationRecogniser(Lexicon lexicon) {
        this.numerals = lexicon.numerals();
        lexicon.units().forEach((unit, words) -> words.forEach(word -> units.put(word, unit)));
        String number = numerals.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        String unit = units.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(
                "(?<![\\p{L}\\d.])(?:(\\d{1,3}(?:\\.\\d)?)|(" + number
                        + "))\\s*(?:\\(\\s*(\\d{1,3}(?:\\.\\d)?)\\s*\\))?[\\s-]*(" + unit + ")(?![\\p{L}\\d])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    public List<Match> find(String text) {
        var found = new ArrayList<Match>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            String count = m.group(3) != null ? m.group(3) : m.group(1) != null ? m.group(1) : numeral(m.group(2));
            String unit = units.getOrDefault(m.group(4).toLowerCase(Locale.ROOT), m.group(4));
            String word = count.equals("1") ? unit.replaceAll("s$", "") : unit;
            found.add(new Match(m.start(), m.end(), new Value.Text(count + " " + word), 1.0));
        }
        return found;
    }

    private String numeral(String word) {
        return String.valueOf(numerals.getOrDefault(word.toLowerCase(Locale.ROOT), 0));
    }
}
