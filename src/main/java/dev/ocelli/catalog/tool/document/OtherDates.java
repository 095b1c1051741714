package dev.ocelli.catalog.tool.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Made-up dates, printed in the same way: another day, another month in the same language, a year nearby. */
final class OtherDates {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final List<List<String>> MONTHS = List.of(
            months("january february march april may june july august september october november december"),
            months("jan feb mar apr may jun jul aug sep oct nov dec"),
            months("januar februar märz april mai juni juli august september oktober november dezember"),
            months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
            months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
            months("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
            months("januari februari maart april mei juni juli augustus september oktober november december"),
            months("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"));

    private OtherDates() {}

    private static List<String> months(String words) {
        return List.of(words.split(" "));
    }

    static String of(String printed, Chance chance) {
        return withNumbers(withMonth(printed, chance), chance);
    }

    private static String withMonth(String printed, Chance chance) {
        Matcher m = WORD.matcher(printed);
        while (m.find()) {
            String word = m.group().toLowerCase(Locale.ROOT);
            for (List<String> months : MONTHS) {
                int at = months.indexOf(word);
                if (at >= 0) {
                    String other = months.get((at + 1 + chance.below(11)) % 12);
                    return printed.substring(0, m.start()) + cased(other, m.group()) + printed.substring(m.end());
                }
            }
        }
        return printed;
    }

    private static String cased(String word, String like) {
        if (like.equals(like.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        boolean capital = Character.isUpperCase(like.charAt(0));
        return capital ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    private static String withNumbers(String printed, Chance chance) {
        var out = new StringBuilder();
        var numbers = new ArrayList<String>();
        Matcher all = NUMBER.matcher(printed);
        while (all.find()) {
            numbers.add(all.group());
        }
        Matcher m = NUMBER.matcher(printed);
        int index = 0;
        while (m.find()) {
            boolean last = index == numbers.size() - 1;
            m.appendReplacement(out, number(m.group(), last && numbers.size() > 1, chance));
            index++;
        }
        return m.appendTail(out).toString();
    }

    private static String number(String digits, boolean last, Chance chance) {
        int value = Integer.parseInt(digits.length() > 4 ? digits.substring(0, 4) : digits);
        boolean year = digits.length() == 4 || (last && digits.length() == 2);
        int other = year ? Math.max(1, value - 4 + chance.below(9)) : 1 + chance.below(value > 12 ? 28 : 12);
        String padded = String.format(Locale.ROOT, "%0" + digits.length() + "d", other);
        return padded.length() > digits.length() ? padded.substring(0, digits.length()) : padded;
    }
}
