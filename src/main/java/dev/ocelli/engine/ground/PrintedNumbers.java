package dev.ocelli.engine.ground;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers in a line of print, in any common format, with every value that the print can mean. */
final class PrintedNumbers {
    private static final Pattern RUN = Pattern.compile("\\d+(?:[.,'’]\\d+)*");
    private static final Pattern SPACED =
            Pattern.compile("(?<!\\d)\\d{1,3}(?:[ \\u00A0\\u202F]\\d{3})+(?:[.,]\\d{1,2})?(?![\\d.,]\\d|\\d)");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:S\\d{3})+");
    private static final Pattern INDIAN = Pattern.compile("\\d{1,2}(?:S\\d{2})+S\\d{3}");
    private static final int LONGEST = 40;

    private PrintedNumbers() {}

    /** A number in print; {@code from} and {@code to} are offsets in the line's text. */
    record Hit(BigDecimal value, int from, int to) {}

    static List<Hit> in(String text) {
        var hits = new ArrayList<Hit>();
        collect(RUN.matcher(text), text, hits);
        collect(SPACED.matcher(text), text, hits);
        return hits;
    }

    private static void collect(Matcher runs, String text, List<Hit> hits) {
        while (runs.find()) {
            if (runs.end() - runs.start() > LONGEST || !freeLeft(text, runs.start()) || !freeRight(text, runs.end())) {
                continue;
            }
            for (BigDecimal value : meanings(runs.group())) {
                signed(text, runs, value, hits);
            }
        }
    }

    private static void signed(String text, Matcher run, BigDecimal value, List<Hit> hits) {
        char before = at(text, run.start() - 1);
        char after = at(text, run.end());
        boolean minusBefore = before == '-' || before == '−' || before == '–';
        boolean minusAfter = after == '-' && !Character.isLetterOrDigit(at(text, run.end() + 1));
        boolean bracketed = before == '(' && after == ')';
        int from = minusBefore ? run.start() - 1 : run.start();
        int to = minusAfter ? run.end() + 1 : run.end();
        if (minusBefore || minusAfter || bracketed) {
            hits.add(new Hit(value.negate(), from, to));
        }
        if (!minusBefore && !minusAfter) {
            hits.add(new Hit(value, run.start(), run.end()));
        }
        if (after == '%' || (after == ' ' && at(text, run.end() + 1) == '%')) {
            hits.add(new Hit(value.movePointLeft(2), from, to));
        }
    }

    /** Not the tail of a word, code, date, time or longer number; a currency code or a short prefix may touch. */
    private static boolean freeLeft(String text, int start) {
        char before = at(text, start - 1);
        char further = at(text, start - 2);
        if (Character.isLetter(before)) {
            int from = start;
            while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
                from--;
            }
            String prefix = text.substring(from, start);
            return CurrencySigns.known(prefix) || prefix.equalsIgnoreCase("x") || prefix.equalsIgnoreCase("no");
        }
        boolean afterWord = "/-–_".indexOf(before) >= 0 && Character.isLetter(further);
        boolean afterFigure = "/:-–_.,'’".indexOf(before) >= 0 && Character.isDigit(further);
        return !afterWord && !afterFigure && !Character.isDigit(before);
    }

    /** Not the head of a code, date, time or longer number; a unit of up to four letters may touch. */
    private static boolean freeRight(String text, int end) {
        char after = at(text, end);
        char further = at(text, end + 1);
        if (Character.isLetter(after)) {
            int to = end;
            while (to < text.length() && Character.isLetter(text.charAt(to))) {
                to++;
            }
            return to - end <= 4 && !Character.isDigit(at(text, to));
        }
        boolean joins = "/:-–_'’".indexOf(after) >= 0;
        return !(joins && Character.isDigit(further)) && !(after == '-' && Character.isLetter(further));
    }

    /** Every value that a number as printed, without sign, can mean: {@code 1.234} is 1234 or 1.234. */
    static List<BigDecimal> meanings(String run) {
        String plain = run.replaceAll("[ \\u00A0\\u202F'’]", "");
        int dots = count(plain, '.');
        int commas = count(plain, ',');
        if (dots == 0 && commas == 0) {
            return List.of(new BigDecimal(plain));
        }
        if (dots > 0 && commas > 0) {
            char decimal = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
            return count(plain, decimal) == 1 ? decimal(plain, decimal, decimal == '.' ? ',' : '.') : List.of();
        }
        char only = dots > 0 ? '.' : ',';
        return dots + commas > 1 ? grouped(plain, only) : either(plain, only);
    }

    private static List<BigDecimal> either(String plain, char only) {
        var meanings = new ArrayList<BigDecimal>();
        meanings.add(new BigDecimal(plain.replace(only, '.')));
        if (!plain.startsWith("0")) {
            meanings.addAll(grouped(plain, only));
        }
        return meanings;
    }

    private static List<BigDecimal> decimal(String plain, char decimal, char group) {
        int at = plain.indexOf(decimal);
        var whole = grouped(plain.substring(0, at), group);
        return whole.stream()
                .map(w -> new BigDecimal(w.toPlainString() + "." + plain.substring(at + 1)))
                .toList();
    }

    private static List<BigDecimal> grouped(String plain, char group) {
        String marked = plain.replace(group, 'S');
        boolean fits =
                THOUSANDS.matcher(marked).matches() || INDIAN.matcher(marked).matches();
        return fits ? List.of(new BigDecimal(marked.replace("S", ""))) : List.of();
    }

    private static int count(String text, char c) {
        return (int) text.chars().filter(x -> x == c).count();
    }

    private static char at(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }
}
