package dev.ocelli.engine.agent.ask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far, how large, how many. */
public sealed interface Measure {
    record None() implements Measure {}

    /** Clockwise, in [0, 360). */
    record Angle(int degrees) implements Measure {}

    /** Pixels; 0 where a side follows from the other. */
    record Size(int width, int height) implements Measure {}

    record Percent(int percent) implements Measure {}

    /** Seconds; {@code end} is infinite when it was not said. */
    record Span(double start, double end) implements Measure {}

    record Count(int count) implements Measure {}

    record Every(double seconds) implements Measure {}

    /** Reads measures out of the words of an ask. */
    final class Reader {
        private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        private static final Pattern DEGREES =
                Pattern.compile("(-?\\d{1,3})\\s*(?:°|degrees?|deg\\b|grad\\b|degr[eé]s?|grados?)", FLAGS);
        private static final Pattern LEFT = Pattern.compile(
                "\\b(?:left|counter-?\\s?clockwise|anti-?\\s?clockwise|links|gauche|izquierda|gegen den uhrzeigersinn)\\b",
                FLAGS);
        private static final Pattern AROUND =
                Pattern.compile("\\b(?:upside down|around|kopf|auf den kopf|à l'envers|boca abajo)\\b", FLAGS);
        private static final Pattern BOTH_SIDES =
                Pattern.compile("(\\d{1,5})\\s*(?:px)?\\s*(?:x|×|by)\\s*(\\d{1,5})", FLAGS);
        private static final Pattern SHARE = Pattern.compile("(\\d{1,4})\\s*(?:%|percent|prozent|pour ?cent)", FLAGS);
        private static final Pattern HIGH =
                Pattern.compile("(\\d{2,5})\\s*(?:px|pixels?)?\\s*(?:high|tall|in height)", FLAGS);
        private static final Pattern SIDE = Pattern.compile("(\\d{2,5})", FLAGS);
        private static final String TIME =
                "(\\d{1,2}(?::\\d{2}){1,2}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*(s\\b|sec\\w*|m\\b|min\\w*|sek\\w*)?";
        private static final Pattern FROM_TO =
                Pattern.compile(TIME + "\\s*(?:to|until|till|-|–|bis|à|au|a|hasta)\\s*" + TIME, FLAGS);
        private static final Pattern BEGINNING = Pattern.compile(
                "\\b(?:first|erste\\w*|premi[eè]re?s?|primer[oa]?s?)\\s+(\\d+)?\\s*(seconds?|sec|minutes?|min|sekunden?|minuten?|secondes?|segundos?|minutos?)",
                FLAGS);
        private static final Pattern EVERY = Pattern.compile(
                "\\b(?:every|each|alle|jede|toutes les|cada)\\s+(\\d+(?:\\.\\d+)?)?\\s*(seconds?|sec|s\\b|minutes?|min|sekunden?|minuten?|secondes?|segundos?|minutos?)",
                FLAGS);
        private static final Pattern RATE =
                Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s*(?:fps|frames? (?:per|a|each) second)", FLAGS);
        private static final Pattern NUMBER = Pattern.compile("\\b(\\d{1,3})\\b");

        private Reader() {}

        static Measure of(Intent intent, String words) {
            return switch (intent) {
                case ROTATE -> angle(words);
                case RESIZE -> size(words);
                case TRIM -> span(words);
                case FRAMES -> count(words);
                default -> new None();
            };
        }

        private static Measure angle(String words) {
            Matcher degrees = DEGREES.matcher(words);
            boolean left = LEFT.matcher(words).find();
            int turn = degrees.find()
                    ? Integer.parseInt(degrees.group(1))
                    : AROUND.matcher(words).find() ? 180 : 90;
            return new Angle(Math.floorMod(left ? -turn : turn, 360));
        }

        private static Measure size(String words) {
            Matcher both = BOTH_SIDES.matcher(words);
            if (both.find()) {
                return new Size(Integer.parseInt(both.group(1)), Integer.parseInt(both.group(2)));
            }
            Matcher share = SHARE.matcher(words);
            if (share.find()) {
                return new Percent(Integer.parseInt(share.group(1)));
            }
            if (Pattern.compile("\\b(?:half|halb\\w*|moiti[eé]|mitad)\\b", FLAGS)
                    .matcher(words)
                    .find()) {
                return new Percent(50);
            }
            if (Pattern.compile("\\b(?:double|twice|doppelt\\w*|doble)\\b", FLAGS)
                    .matcher(words)
                    .find()) {
                return new Percent(200);
            }
            Matcher high = HIGH.matcher(words);
            if (high.find()) {
                return new Size(0, Integer.parseInt(high.group(1)));
            }
            Matcher side = SIDE.matcher(words);
            return side.find() ? new Size(Integer.parseInt(side.group(1)), 0) : new None();
        }

        private static Measure span(String words) {
            Matcher range = FROM_TO.matcher(words);
            if (range.find()) {
                return new Span(seconds(range.group(1), range.group(2)), seconds(range.group(3), range.group(4)));
            }
            Matcher beginning = BEGINNING.matcher(words);
            if (beginning.find()) {
                return new Span(0, seconds(beginning.group(1) == null ? "1" : beginning.group(1), beginning.group(2)));
            }
            Matcher from = Pattern.compile("\\b(?:from|after|ab|von)\\s+" + TIME, FLAGS)
                    .matcher(words);
            return from.find() ? new Span(seconds(from.group(1), from.group(2)), Double.POSITIVE_INFINITY) : new None();
        }

        private static Measure count(String words) {
            Matcher every = EVERY.matcher(words);
            if (every.find()) {
                return new Every(seconds(every.group(1) == null ? "1" : every.group(1), every.group(2)));
            }
            Matcher rate = RATE.matcher(words);
            if (rate.find() && Double.parseDouble(rate.group(1)) > 0) {
                return new Every(1 / Double.parseDouble(rate.group(1)));
            }
            Matcher number = NUMBER.matcher(words);
            return number.find() ? new Count(Integer.parseInt(number.group(1))) : new None();
        }

        private static double seconds(String number, @org.jspecify.annotations.Nullable String unit) {
            double seconds = 0;
            for (String part : number.split(":")) {
                seconds = seconds * 60 + Double.parseDouble(part);
            }
            boolean minutes =
                    unit != null && unit.toLowerCase(java.util.Locale.ROOT).startsWith("m");
            return minutes && !number.contains(":") ? seconds * 60 : seconds;
        }
    }
}
