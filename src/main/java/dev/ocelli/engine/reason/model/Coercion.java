package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.core.base.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Puts a model's value into the type that is asked for, where that changes its spelling only: {@code "1,234.50"} for a
 * number, {@code 12345} for a text, {@code "Yes"} for true. What would need a guess is left as it came, for the schema
 * to refuse.
 */
final class Coercion {
    private static final Set<String> NOTHING = Set.of("", "null", "none", "n/a", "na", "-", "nil");
    private static final Set<String> YES = Set.of("true", "yes", "y");
    private static final Set<String> NO = Set.of("false", "no", "n");
    private static final Pattern ENGLISH = Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
    private static final Pattern CONTINENTAL = Pattern.compile("-?\\d{1,3}(?:\\.\\d{3})+,\\d+|-?\\d+,\\d{1,2}");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern DECORATION =
            Pattern.compile("^(?:[A-Z]{2,3}|\\p{Sc}|[A-Z]{1,2}\\p{Sc})?\\s*|\\s*(?:[A-Z]{3}|\\p{Sc}|%)?$");
    private static final Pattern DAY_WITH_TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]00:00(?::00(?:\\.0+)?)?Z?");

    private Coercion() {}

    /** The value as the leaf wants it; null for what says that there is nothing. */
    static JsonNode fitted(LeafShape leaf, JsonNode given) {
        JsonNode value = given.isObject() && given.has(AnswerForm.VALUE) ? given.get(AnswerForm.VALUE) : given;
        if (value.isMissingNode() || value.isNull() || saysNothing(leaf, value)) {
            return Json.MAPPER.nullNode();
        }
        if (!leaf.rules().allowed().isEmpty()) {
            return allowed(leaf.rules().allowed(), value);
        }
        return switch (leaf.type()) {
            case STRING -> text(leaf, value);
            case NUMBER, INTEGER -> value.isString() ? number(value) : value;
            case BOOLEAN -> value.isString() ? truth(value) : value;
            case ANY -> value;
        };
    }

    private static boolean saysNothing(LeafShape leaf, JsonNode value) {
        return value.isString()
                && NOTHING.contains(value.stringValue().strip().toLowerCase(Locale.ROOT))
                && !leaf.rules().allowed().contains(value);
    }

    private static JsonNode allowed(List<JsonNode> allowed, JsonNode value) {
        if (allowed.contains(value)) {
            return value;
        }
        String given = plain(value);
        return allowed.stream()
                .filter(choice -> !choice.isNull() && plain(choice).equals(given))
                .findFirst()
                .orElse(value);
    }

    private static String plain(JsonNode value) {
        return value.asString("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", " ")
                .strip();
    }

    private static JsonNode text(LeafShape leaf, JsonNode value) {
        if (value.isNumber()) {
            return Json.MAPPER.valueToTree(value.decimalValue().toPlainString());
        }
        if (value.isBoolean()) {
            return Json.MAPPER.valueToTree(value.asString());
        }
        if (!value.isString()) {
            return value;
        }
        String text = value.stringValue().strip();
        var day = DAY_WITH_TIME.matcher(text);
        boolean date = leaf.rules().format().filter("date"::equals).isPresent();
        return Json.MAPPER.valueToTree(date && day.matches() ? day.group(1) : text);
    }

    private static JsonNode number(JsonNode value) {
        return parsed(value.stringValue())
                .<JsonNode>map(number -> Json.MAPPER.getNodeFactory().numberNode(number))
                .orElse(value);
    }

    /** The number that a print says, where it can be read one way only. */
    static Optional<BigDecimal> parsed(String print) {
        String stripped = print.strip();
        boolean negative = stripped.startsWith("(") && stripped.endsWith(")");
        String bare = DECORATION
                .matcher(negative ? stripped.substring(1, stripped.length() - 1) : stripped)
                .replaceAll("");
        Optional<String> plain = PLAIN.matcher(bare).matches()
                ? Optional.of(bare)
                : ENGLISH.matcher(bare).matches()
                        ? Optional.of(bare.replace(",", ""))
                        : CONTINENTAL.matcher(bare).matches()
                                ? Optional.of(bare.replace(".", "").replace(',', '.'))
                                : Optional.empty();
        return plain.filter(digits -> digits.length() < 40)
                .map(BigDecimal::new)
                .map(number -> negative ? number.negate() : number);
    }

    private static JsonNode truth(JsonNode value) {
        String word = value.stringValue().strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word)
                ? Json.MAPPER.getNodeFactory().booleanNode(YES.contains(word))
                : value;
    }
}
