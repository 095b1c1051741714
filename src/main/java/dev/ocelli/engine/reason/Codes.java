package dev.ocelli.engine.reason;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognisers whose values have a spelling of their own: addresses of the net, telephone, bank and tax numbers, percentages. */
final class Codes {
    static final Recogniser EMAIL = pattern(
            "[\\p{L}\\d._%+-]+\\s?@\\s?[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+",
            1.0, m -> Optional.of(text(m.group().replace(" ", ""))));
    static final Recogniser URL = pattern(
            "(?<![@\\p{L}\\d.])(?:https?://[^\\s,;<>]+|www\\s?\\.\\s?[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+(?:/[^\\s,;<>]*)?"
                    + "|[a-zA-Z\\d-]+(?:\\.[a-zA-Z\\d-]+)*\\.(?:com|org|net|io|eu|info|biz|de|at|ch|fr|nl|be|uk|es|it|pt|pl|my|sg)"
                    + "(?:\\.[a-z]{2})?(?:/[^\\s,;<>]*)?(?![\\p{L}\\d@]))",
            1.0, m -> Optional.of(text(m.group().replaceAll("[.,;:)]+$", "").replace(" ", ""))));
    static final Recogniser PERCENT = pattern(
            "(?<![\\d.,])(\\d{1,3}(?:[.,]\\d{1,3})?)\\s?%",
            1.0, m -> Numbers.parse(m.group(1)).map(n -> new Value.Amount(n, "")));
    static final Recogniser NUMBER = pattern(
            "(?<![\\p{L}\\d])[-\\u2212]?(?:\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)(?![\\p{L}\\d]*\\d)",
            0.8, m -> Numbers.parse(m.group().replace(" ", "")).map(n -> new Value.Amount(n, "")));
    static final Recogniser PHONE =
            pattern("(?<![\\p{L}\\d/])(?:\\+|00|\\()?\\s?\\d[\\d ()./\\u2013-]{5,20}\\d(?!\\d)", 0.8, Codes::phone);
    static final Recogniser IBAN =
            pattern("(?<![\\p{L}\\d])[A-Z]{2}\\s?\\d{2}(?:\\s?[\\dA-Z]){11,30}(?![a-z])", 1.0, Codes::iban);
    static final Recogniser BIC = pattern(
            "(?<![\\p{L}\\d])[A-Z]{4}\\s?[A-Z]{2}\\s?[A-Z\\d]{2}(?:\\s?[A-Z\\d]{3})?(?![\\p{L}\\d])",
            0.6, m -> Optional.of(text(m.group().replace(" ", ""))));
    static final Recogniser TAX_ID = pattern(
            "(?<![\\p{L}\\d])(?:[A-Z]{2,3}\\s?)?[A-Z]?\\d(?:(?:[\\s.\\-/](?=\\d))?[\\dA-Z]){6,16}(?![a-z\\d])",
            0.8,
            m -> m.group().chars().filter(Character::isDigit).count() >= 6
                    ? Optional.of(text(m.group()))
                    : Optional.empty());
    static final Recogniser TIME = pattern(
            "(?<!\\d)([01]?\\d|2[0-3])\\s?:\\s?[0-5]\\d(?:\\s?:\\s?[0-5]\\d)?(?:\\s?[AaPp]\\.?[Mm]\\.?)?(?!\\d)",
            1.0,
            m -> Optional.of(text(m.group())));
    /**
     * An identifier: one token with a figure in it, a short word and figures, or figures in groups of three or four. Whole dates
     * and amounts are left out.
     */
    static final Recogniser ID = pattern(
            "(?<![\\p{L}\\d/.#-])(?:(?:[A-Z]{1,5}\\s)?(?!(?:19|20)\\d\\d\\s)\\d{2,6}(?:\\s\\d{2,6}){1,6}(?=\\s*$)|(?:[A-Z]{1,5}\\s)?(?:\\d{4}(?:\\s\\d{4}){2,}|\\d{3}(?:\\s\\d{3}){2,}|(?<=[A-Z]\\s)\\d{4}\\s\\d{4})(?![\\p{L}\\d]|[.,:/-]\\d)"
                    + "|#?(?:[A-Z]{1,5}\\s(?=[\\dA-Z/-]*\\d))?[\\p{L}\\d][\\p{L}\\d/\\-_.#*]*)",
            0.8, Codes::id);

    private static final Pattern DATE_ALONE = Pattern.compile(
            "[0-3]?\\d[-/.][0-3]?\\d[-/.](?:(?:19|20)\\d\\d|\\d\\d)|(19|20)\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}"
                    + "|\\d+[.,]\\d{2}");

    private Codes() {}

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Optional<Value> id(Matcher m) {
        String token = m.group().replaceAll("[.\\-_/*]+$", "");
        boolean figures = token.chars().anyMatch(Character::isDigit);
        return figures && !DATE_ALONE.matcher(token).matches() ? Optional.of(text(token)) : Optional.empty();
    }

    private static Optional<Value> phone(Matcher m) {
        String print = m.group().strip();
        long figures = print.chars().filter(Character::isDigit).count();
        boolean typical =
                figures >= 7 && figures <= 15 && !DATE_ALONE.matcher(print).find();
        return typical ? Optional.of(text(print)) : Optional.empty();
    }

    /** Cuts what was glued on at the end until the check digits hold. */
    private static Optional<Value> iban(Matcher m) {
        String print = m.group();
        for (int end = print.length(); end >= 15; end--) {
            String code = print.substring(0, end).replace(" ", "");
            if (code.length() >= 15 && ibanHolds(code)) {
                return Optional.of(text(print.substring(0, end).strip()));
            }
        }
        String start = print.replaceAll("\\s+[A-Z]{2,}.*$", "");
        return start.replace(" ", "").length() >= 15 ? Optional.of(text(start.strip())) : Optional.empty();
    }

    static boolean ibanHolds(String code) {
        var figures = new StringBuilder();
        String turned = code.substring(4) + code.substring(0, 4).toUpperCase(Locale.ROOT);
        turned.chars().forEach(c -> figures.append(Character.digit(c, 36)));
        return new BigInteger(figures.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static Recogniser pattern(String regex, double quality, Function<Matcher, Optional<? extends Value>> read) {
        var pattern = Pattern.compile(regex);
        return text -> {
            var found = new ArrayList<Match>();
            Matcher m = pattern.matcher(text);
            while (m.find()) {
                read.apply(m).ifPresent(value -> found.add(new Match(m.start(), end(m, value), value, quality)));
            }
            return List.copyOf(found);
        };
    }

    /** Where the value really ends: the match may hold more than what was understood. */
    private static int end(Matcher m, Value value) {
        return value instanceof Value.Text(String text) && m.group().startsWith(text)
                ? m.start() + text.length()
                : m.end();
    }
}
