package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of money: two decimals, or whole figures beside a currency sign. Percentages, dates, times and parts of longer
 * codes are not amounts.
 */
final class MoneyRecogniser implements Recogniser {
    private static final String FIGURES = "(?:\\d{1,3}(?:[.,'’ \\u00a0\\u202f]\\d{3})+|\\d+)";
    private static final Pattern DECIMALS = Pattern.compile(
            "(?<![\\d.,/:#])(?<sign>[-\\u2212(]\\s?)?(?<figures>" + FIGURES + "\\s?[.,]\\s?\\d{2}|(?<!\\S)\\.\\d{2})"
                    + "(?<tail>\\s?-(?!\\d)|\\))?(?![\\d%]|[.,:/]\\d|\\s?%|-\\d)");
    private static final Pattern WHOLE = Pattern.compile("(?<![\\d.,/:#\\p{L}])(?<sign>[-\\u2212]\\s?)?(?<figures>"
            + FIGURES + ")(?<tail>\\.-|,-)?(?![\\d%]|[.,:/]\\d|\\s?%|-\\d)");

    private final Currencies currencies;

    MoneyRecogniser(Currencies currencies) {
        this.currencies = currencies;
    }

    @Override
    public List<Match> find(String text) {
        var found = new ArrayList<Match>();
        if (text.chars().noneMatch(Character::isDigit)) {
            return found;
        }
        Matcher m = DECIMALS.matcher(text);
        while (m.find()) {
            add(text, m, found, 1.0);
        }
        Matcher whole = WHOLE.matcher(text);
        while (whole.find()) {
            boolean signed = !currencies.before(text, whole.start()).isEmpty()
                    || !currencies.after(text, whole.end()).isEmpty();
            boolean unit = whole.end() < text.length()
                    && Character.isLetter(text.charAt(whole.end()))
                    && currencies.after(text, whole.end()).isEmpty();
            if (signed && !unit) {
                add(text, whole, found, 0.7);
            }
        }
        found.sort(java.util.Comparator.comparingInt(Match::from));
        return found;
    }

    private void add(String text, Matcher m, List<Match> found, double quality) {
        var before = currencies.before(text, m.start());
        int from = before.isEmpty() ? m.start() : before.from();
        if (before.isEmpty() && m.start() > 0 && Character.isLetter(text.charAt(m.start() - 1))) {
            return;
        }
        var after = currencies.after(text, m.end());
        String figures = m.group("figures").replaceAll("[\\s\\u00a0\\u202f'’]", "");
        boolean negative = text.substring(m.start(), m.end()).matches("^[-\\u2212(].*|.*-$")
                || text.substring(0, from).endsWith("-");
        var number = Numbers.parse(figures);
        int end = after.isEmpty() ? m.end() : after.to();
        number.map(n -> new Value.Amount(
                        negative ? n.abs().negate() : n, before.isEmpty() ? after.code() : before.code()))
                .map(value -> new Match(from, end, value, quality))
                .filter(match -> found.stream().noneMatch(match::overlaps))
                .ifPresent(found::add);
    }
}
