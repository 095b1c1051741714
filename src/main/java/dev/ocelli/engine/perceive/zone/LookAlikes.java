package dev.ocelli.engine.perceive.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Letters and digits that readers of print mistake for each other in OCR-B. */
final class LookAlikes {
    private static final Map<Character, Character> TO_DIGIT = Map.ofEntries(
            Map.entry('O', '0'),
            Map.entry('Q', '0'),
            Map.entry('D', '0'),
            Map.entry('U', '0'),
            Map.entry('I', '1'),
            Map.entry('L', '1'),
            Map.entry('Z', '2'),
            Map.entry('S', '5'),
            Map.entry('G', '6'),
            Map.entry('T', '7'),
            Map.entry('B', '8'));
    private static final Map<Character, Character> TO_LETTER =
            Map.of('0', 'O', '1', 'I', '2', 'Z', '5', 'S', '6', 'G', '8', 'B');
    private static final int MOST_DOUBTS = 5;

    private LookAlikes() {}

    static String digits(String text) {
        return map(text, TO_DIGIT);
    }

    static String letters(String text) {
        return map(text, TO_LETTER);
    }

    /** {@code text} first, then every way of swapping its doubtful letters; at most 32 strings. */
    static List<String> readings(String text) {
        var readings = new ArrayList<>(List.of(text));
        int doubts = 0;
        for (int i = 0; i < text.length() && doubts < MOST_DOUBTS; i++) {
            char other = TO_LETTER.getOrDefault(text.charAt(i), TO_DIGIT.getOrDefault(text.charAt(i), ' '));
            if (other != ' ') {
                doubts++;
                for (String reading : List.copyOf(readings)) {
                    readings.add(reading.substring(0, i) + other + reading.substring(i + 1));
                }
            }
        }
        return readings;
    }

    private static String map(String text, Map<Character, Character> to) {
        var mapped = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> mapped.append(to.getOrDefault((char) c, (char) c).charValue()));
        return mapped.toString();
    }
}
