package dev.ocelli.engine.reason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The recogniser of each kind. */
final class Recognisers {
    private static final String LOOSE = ":.,;-=#*_|";
    private static final Pattern NAME = Pattern.compile("(?!\\p{Ll}+\\b[,.]?(?:\\s|$))\\p{L}[\\p{L}\\s.'’,/-]{0,60}");
    private static final Pattern SIGN = Pattern.compile("(?<=\\p{L})\\s*[,(|·;]");

    private final Currencies currencies;
    private final Recogniser date;
    private final Recogniser money;
    private final Recogniser place;
    private final Recogniser duration;
    private final Recogniser sex;
    private final Recogniser yesNo;

    Recognisers(Lexicon lexicon) {
        this.currencies = new Currencies(lexicon.currencies());
        this.date = new DateRecogniser(lexicon.months());
        this.money = new MoneyRecogniser(currencies);
        this.place = new PlaceRecogniser(lexicon);
        this.duration = new DurationRecogniser(lexicon);
        this.sex = oneOf(lexicon.sexes());
        this.yesNo = YesNo.of(lexicon);
    }

    Currencies currencies() {
        return currencies;
    }

    Recogniser of(Kind kind) {
        return switch (kind) {
            case DATE -> date;
            case TIME -> Codes.TIME;
            case MONEY -> money;
            case NUMBER -> Codes.NUMBER;
            case PERCENT -> Codes.PERCENT;
            case CURRENCY -> this::currency;
            case ID -> Codes.ID;
            case IBAN -> Codes.IBAN;
            case BIC -> Codes.BIC;
            case TAX_ID -> Codes.TAX_ID;
            case EMAIL -> Codes.EMAIL;
            case PHONE -> Codes.PHONE;
            case URL -> Codes.URL;
            case PLACE -> place;
            case DURATION -> duration;
            case SEX -> sex;
            case PERSON -> Recognisers::person;
            case PARTY, ADDRESS, ADDRESS_PART, CHOICE, TEXT -> Recognisers::words;
            case BOOLEAN -> yesNo;
            case ZONE, BARCODE -> text -> List.of();
        };
    }

    /** The whole text is one of the words; the value is their key. */
    private static Recogniser oneOf(Map<String, List<String>> words) {
        var phrases = new HashMap<String, Phrases>();
        words.forEach((key, list) -> phrases.put(key, Phrases.of(list)));
        return text -> {
            var letters = Letters.of(text);
            return phrases.entrySet().stream()
                    .filter(e -> e.getValue().is(letters))
                    .map(e -> new Match(0, text.length(), new Value.Text(e.getKey()), 1.0))
                    .toList();
        };
    }

    private List<Match> currency(String text) {
        var sign = currencies.first(text);
        return sign.isEmpty()
                ? List.of()
                : List.of(new Match(sign.from(), sign.to(), new Value.Text(sign.code()), 1.0));
    }

    /** All of the text, without loose signs at its ends. */
    private static List<Match> words(String text) {
        return trimmed(text).map(m -> List.of(m)).orElse(List.of());
    }

    /** The whole text when it can be a name; else the part before the first sign, if that can. */
    private static List<Match> person(String text) {
        int sign =
                SIGN.matcher(text).results().findFirst().map(MatchResult::start).orElse(text.length());
        return trimmed(text)
                .filter(m -> NAME.matcher(text.substring(m.from(), m.to())).matches())
                .or(() -> trimmed(text.substring(0, sign))
                        .filter(m ->
                                NAME.matcher(text.substring(m.from(), m.to())).matches()))
                .map(m -> List.of(m))
                .orElse(List.of());
    }

    private static Optional<Match> trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (Character.isWhitespace(text.charAt(from)) || LOOSE.indexOf(text.charAt(from)) >= 0)) {
            from++;
        }
        while (to > from
                && (Character.isWhitespace(text.charAt(to - 1)) || ":,;-=|_".indexOf(text.charAt(to - 1)) >= 0)) {
            to--;
        }
        boolean readable = text.substring(from, to).chars().anyMatch(Character::isLetterOrDigit);
        return readable
                ? Optional.of(new Match(from, to, new Value.Text(text.substring(from, to)), 0.6))
                : Optional.empty();
    }
}
