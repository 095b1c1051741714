package dev.ocelli.engine.agent.ask;

import java.util.List;
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

    /** Seconds; {@code end} is infinite when it was not said; a negative {@code start} counts from the end. */
    record Span(double start, double end) implements Measure {}

    /** Seconds from the beginning; -1 is the last picture. */
    record Moments(List<Double> seconds) implements Measure {
        public Moments {
            seconds = List.copyOf(seconds);
        }
    }

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
                case TRIM -> Times.span(words);
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

        private static Measure count(String words) {
            String counted = Times.digits(words);
            Matcher every = EVERY.matcher(counted);
            if (every.find()) {
                return new Every(Times.seconds(every.group(1) == null ? "1" : every.group(1), every.group(2)));
            }
            List<Double> moments = Times.moments(counted);
            if (!moments.isEmpty()) {
                return new Moments(moments);
            }
            Matcher rate = RATE.matcher(words);
            if (rate.find() && Double.parseDouble(rate.group(1)) > 0) {
                return new Every(1 / Double.parseDouble(rate.group(1)));
            }
            Matcher number = NUMBER.matcher(counted);
            return number.find() ? new Count(Integer.parseInt(number.group(1))) : new None();
        }
    }
}
