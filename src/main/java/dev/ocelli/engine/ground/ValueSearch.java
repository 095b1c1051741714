package dev.ocelli.engine.ground;

import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.core.perception.Page;
import dev.ocelli.engine.ground.Occurrence.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds where a JSON value is printed, in whatever spelling. */
final class ValueSearch {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4}-\\d{2}(?:-\\d{2})?)(?:[T ](\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern TIME = Pattern.compile("(\\d{2}:\\d{2}(?::\\d{2})?)(?:Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,12})?");
    /** Words this short are found in their own case only: {@code US} is not the word "us". */
    private static final int SHORT_WORD = 3;
    /** At most one letter in four may be taken for a misread one. */
    private static final int LETTERS_PER_MISREADING = 4;

    private static final String TRUE_WORDS = " yes true ja oui si sim ";
    private static final String FALSE_WORDS = " no false nein non nee nao ";

    private final PrintIndex index;

    ValueSearch(PrintIndex index) {
        this.index = index;
    }

    /** Where {@code value} is printed, surest spelling first; empty for a value that stands nowhere. */
    List<Occurrence> find(JsonNode value) {
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        if (value.isString()) {
            return string(value.stringValue().strip());
        }
        return List.of();
    }

    /** True when {@code quote} says yes or no as {@code value} does. */
    static boolean says(String quote, boolean value) {
        return (value ? TRUE_WORDS : FALSE_WORDS).contains(" " + Tokens.squeezed(quote) + " ");
    }

    private List<Occurrence> number(BigDecimal value) {
        return index.number(value).stream()
                .map(span -> new Occurrence(span, plain(span.quote(), value) ? Spelling.SAME : Spelling.OTHER))
                .sorted((a, b) -> a.spelling().compareTo(b.spelling()))
                .toList();
    }

    /** Printed as JSON writes it, but for zeros at the end, which JSON numbers cannot keep. */
    private static boolean plain(String print, BigDecimal value) {
        return NUMBER.matcher(print).matches() && new BigDecimal(print).compareTo(value) == 0;
    }

    private List<Occurrence> string(String value) {
        var found = new ArrayList<>(words(value));
        date(value).forEach(span -> found.add(new Occurrence(span, Spelling.OTHER)));
        if (found.isEmpty() && NUMBER.matcher(value).matches()) {
            found.addAll(number(new BigDecimal(value)));
        }
        if (found.isEmpty()) {
            found.addAll(currency(value));
        }
        if (found.isEmpty()) {
            found.addAll(zones(value));
        }
        return found.isEmpty() ? misread(value) : found;
    }

    /** Fields of a machine-readable zone: printed there in its own spelling. */
    private List<Occurrence> zones(String value) {
        var found = new ArrayList<Occurrence>();
        String squeezed = Tokens.squeezed(value);
        for (Page page : index.pages()) {
            for (MachineReadableZone zone : page.parts().zones()) {
                boolean holds = !squeezed.isEmpty()
                        && zone.fields().values().stream()
                                .anyMatch(f -> Tokens.squeezed(f).equals(squeezed));
                if (holds && !zone.lines().isEmpty()) {
                    found.add(new Occurrence(zoneSpan(page, zone, squeezed), Spelling.OTHER));
                }
            }
        }
        return found;
    }

    /** The row of the zone that holds the letters or the short date; all rows when none does. */
    private static Span zoneSpan(Page page, MachineReadableZone zone, String squeezed) {
        String date = DATE.matcher(squeezed).matches() || squeezed.length() == 8 ? squeezed.substring(2) : squeezed;
        var pieces = zone.lines().stream()
                .map(line -> PrintedLine.of(page.index(), true, line))
                .map(line -> new Span.Piece(line, 0, line.text().length()))
                .toList();
        return pieces.stream()
                .filter(p -> Tokens.squeezed(p.text()).contains(date))
                .findFirst()
                .map(p -> new Span(List.of(p)))
                .orElseGet(() -> new Span(pieces));
    }

    /** The value as words; text only, no meaning. */
    List<Occurrence> words(String value) {
        String squeezed = Tokens.squeezed(value);
        if (squeezed.isEmpty()) {
            return signs(value);
        }
        boolean shortWord = squeezed.length() <= SHORT_WORD && squeezed.chars().allMatch(Character::isLetter);
        return index.words().find(squeezed).stream()
                .map(span -> TextSearch.compared(span, value))
                .filter(o -> !shortWord || o.spelling() == Spelling.SAME)
                .sorted((a, b) -> a.spelling().compareTo(b.spelling()))
                .toList();
    }

    /** A value without letters and digits, such as {@code €}: found sign by sign. */
    private List<Occurrence> signs(String value) {
        var found = new ArrayList<Occurrence>();
        if (value.isEmpty()) {
            return found;
        }
        for (PrintedLine line : index.lines()) {
            int at = line.text().indexOf(value);
            if (at >= 0) {
                found.add(new Occurrence(Span.of(line, at, at + value.length()), Spelling.SAME));
            }
        }
        return found;
    }

    private List<Span> date(String value) {
        var time = TIME.matcher(value);
        if (time.matches()) {
            return index.date(shortTime(time.group(1)));
        }
        var date = DATE.matcher(value);
        if (!date.matches()) {
            return List.of();
        }
        var days = index.date(date.group(1));
        if (date.group(2) == null || shortTime(date.group(2)).equals("00:00")) {
            return days;
        }
        return withTime(days, index.date(shortTime(date.group(2))));
    }

    /** Seconds are left out when zero, as in the index. */
    private static String shortTime(String time) {
        return time.endsWith(":00") && time.length() == 8 ? time.substring(0, 5) : time;
    }

    /** Days with the nearest such time of the same page. */
    private static List<Span> withTime(List<Span> days, List<Span> times) {
        var found = new ArrayList<Span>();
        for (Span day : days) {
            Optional<Span> time = times.stream()
                    .filter(t -> t.first().line().page() == day.first().line().page())
                    .min((a, b) -> Double.compare(distance(a, day), distance(b, day)));
            time.ifPresent(t -> {
                var pieces = new ArrayList<>(day.pieces());
                pieces.addAll(t.pieces());
                found.add(new Span(pieces));
            });
        }
        return found;
    }

    private static double distance(Span a, Span b) {
        var one = a.first().line().box();
        var other = b.first().line().box();
        return Math.abs(one.centreY() - other.centreY()) * 4 + Math.abs(one.centreX() - other.centreX());
    }

    private List<Occurrence> currency(String value) {
        var found = new ArrayList<Occurrence>();
        for (String sign : CurrencySigns.of(value.toUpperCase(Locale.ROOT))) {
            for (PrintedLine line : index.lines()) {
                int at = sign(line.text(), sign);
                if (at >= 0) {
                    found.add(new Occurrence(Span.of(line, at, at + sign.length()), Spelling.OTHER));
                }
            }
        }
        return found;
    }

    /** Where the sign stands: no letters of another word around it; -1 when it does not. */
    private static int sign(String text, String sign) {
        boolean word = Character.isLetter(sign.charAt(0));
        int at = text.indexOf(sign);
        while (at >= 0) {
            int end = at + sign.length();
            boolean left = at == 0 || (!Character.isLetter(text.charAt(at - 1)) && text.charAt(at - 1) != '$');
            boolean right = end == text.length() || !Character.isLetter(text.charAt(end));
            if ((left && right) || (!word && sign.length() == 1 && !sign.equals("$"))) {
                return at;
            }
            at = text.indexOf(sign, at + 1);
        }
        return -1;
    }

    private List<Occurrence> misread(String value) {
        String squeezed = Tokens.squeezed(value);
        int allowed = squeezed.length() / LETTERS_PER_MISREADING;
        if (allowed == 0) {
            return List.of();
        }
        return index.misread().find(Folding.confusable(squeezed)).stream()
                .filter(span -> differences(Tokens.squeezed(span.quote()), squeezed) <= allowed)
                .map(span -> new Occurrence(span, Spelling.MISREAD))
                .toList();
    }

    private static int differences(String a, String b) {
        int differences = Math.abs(a.length() - b.length());
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                differences++;
            }
        }
        return differences;
    }
}
