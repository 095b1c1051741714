package dev.ocelli.engine.propose;

import dev.ocelli.core.base.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a printed value looks like.
 *
 * @param value the value as JSON; null for an empty one
 */
record Guess(ValueKind kind, JsonNode value) {
    private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();
    private static final String SIGN =
            "(?:[$€£¥₹₩₽฿]|USD|EUR|GBP|CHF|INR|MYR|RM|AUD|CAD|SGD|JPY|CNY|SEK|NOK|DKK|PLN|Rs\\.?)";
    private static final Pattern AMOUNT = Pattern.compile("(?i)(" + SIGN + ")?\\s*([-+(]?)\\s*(" + SIGN
            + ")?\\s*(\\d[\\d.,'\u00a0\u202f ]*\\d|\\d)\\s*([-)]?)\\s*(" + SIGN + "|%)?");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern WEB = Pattern.compile("(?i)(https?://|www\\.)\\S+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d(][\\d ()./-]{5,20}\\d(?: ?(?:x|ext\\.?) ?\\d+)?");
    private static final Pattern CODE =
            Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d./_-]*(?: [\\p{L}\\d./_-]+){0,3}");
    private static final Pattern PHONE_LABEL =
            Pattern.compile("(?i).*\\b(tel|telephone|telefon|phone|mobile|mobil|cell|fax|call|hotline)\\b.*");
    private static final Pattern CODE_LABEL = Pattern.compile(
            "(?i).*(\\b(no|nr|num|number|nummer|numero|numéro|id|code|ref|reference|referenz|account|konto|iban|bic|swift"
                    + "|vat|tax id|ust-?id|ein|ssn|abn|zip|plz|postcode|postal code|policy|licen[cs]e|serial|sku|isbn|pin"
                    + "|order|po|batch|lot|case|file|invoice|receipt|passport|document)\\b\\.?|#|№|n[°º])\\W*$");
    private static final Pattern QUANTITY_LABEL =
            Pattern.compile("(?i).*\\b(number of|anzahl|quantity|qty|count|menge|nombre|pages?|total)\\b.*");
    private static final List<String> YES =
            List.of("yes", "true", "ja", "oui", "sí", "x", "☒", "☑", "✓", "✔", "[x]", "(x)");
    private static final List<String> NO = List.of("no", "false", "nein", "non", "☐", "□", "[ ]", "( )", "[]");

    static Guess of(String label, String printed) {
        String text = printed.strip();
        if (text.isEmpty()) {
            return new Guess(ValueKind.EMPTY, NODES.nullNode());
        }
        return date(text)
                .or(() -> answer(text))
                .or(() -> contact(label, text))
                .or(() -> code(label, text))
                .or(() -> amount(text))
                .orElseGet(() -> words(text));
    }

    private static Optional<Guess> date(String text) {
        return PrintedDate.find(text).map(iso -> new Guess(ValueKind.DATE, NODES.stringNode(iso)));
    }

    private static Optional<Guess> answer(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean yes = YES.contains(lower);
        return yes || NO.contains(lower)
                ? Optional.of(new Guess(ValueKind.BOOLEAN, NODES.booleanNode(yes)))
                : Optional.empty();
    }

    private static Optional<Guess> contact(String label, String text) {
        if (EMAIL.matcher(text).matches()) {
            return text(ValueKind.EMAIL, text);
        }
        if (WEB.matcher(text).matches()) {
            return text(ValueKind.WEB, text);
        }
        boolean phone = PHONE.matcher(text).matches()
                && (text.startsWith("+") || PHONE_LABEL.matcher(label).matches());
        return phone ? text(ValueKind.PHONE, text) : Optional.empty();
    }

    private static Optional<Guess> code(String label, String text) {
        boolean named = CODE_LABEL.matcher(label).matches()
                && !QUANTITY_LABEL.matcher(label).matches();
        long digits = text.chars().filter(Character::isDigit).count();
        boolean zeros = text.matches("0\\d+");
        boolean longNumber = text.matches("\\d{10,}");
        boolean mixed = digits > 0 && text.matches("(?=.*\\p{L})[\\p{L}\\d./_-]{4,}") && text.matches(".*\\d{2,}.*");
        return (named && digits > 0 && CODE.matcher(text).matches()) || zeros || longNumber || mixed
                ? text(ValueKind.IDENTIFIER, text)
                : Optional.empty();
    }

    private static Optional<Guess> amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(4);
        Optional<BigDecimal> read = PrintedNumber.read(digits);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        boolean minus = matcher.group(2).matches("[-(]") || matcher.group(5).equals("-");
        BigDecimal number = minus ? read.get().negate() : read.get();
        boolean percent = "%".equals(matcher.group(6));
        boolean money = matcher.group(1) != null || matcher.group(3) != null || (matcher.group(6) != null && !percent);
        if (percent) {
            return Optional.of(new Guess(ValueKind.PERCENT, NODES.numberNode(number.doubleValue())));
        }
        if (money || digits.matches(".*[.,]\\d{2}")) {
            return Optional.of(new Guess(ValueKind.MONEY, NODES.numberNode(number.doubleValue())));
        }
        return Optional.of(
                number.scale() <= 0
                        ? new Guess(ValueKind.INTEGER, NODES.numberNode(number.longValue()))
                        : new Guess(ValueKind.NUMBER, NODES.numberNode(number.doubleValue())));
    }

    private static Guess words(String text) {
        return new Guess(ValueKind.TEXT, NODES.stringNode(text));
    }

    private static Optional<Guess> text(ValueKind kind, String text) {
        return Optional.of(new Guess(kind, NODES.stringNode(text)));
    }

    /** The printed value as JSON of another kind; null where it is none. */
    static JsonNode as(ValueKind kind, String label, String printed) {
        Guess own = of(label, printed);
        if (own.kind() == ValueKind.EMPTY) {
            return NODES.nullNode();
        }
        if (kind.type().equals("string") && kind != ValueKind.DATE) {
            return NODES.stringNode(printed.strip());
        }
        boolean fits =
                kind == own.kind() || (own.value().isNumber() && kind.type().equals("number"));
        return fits ? own.value() : NODES.nullNode();
    }
}
