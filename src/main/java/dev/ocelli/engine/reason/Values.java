package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.core.base.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** Writes what was understood as the JSON that the schema wants: ISO dates, plain numbers, allowed values. */
final class Values {
    private static final Pattern YEARLESS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})\\.?");

    private final Traits traits;

    Values(Traits traits) {
        this.traits = traits;
    }

    /** Empty when the value cannot stand in this leaf. */
    Optional<JsonNode> json(Meaning meaning, Value value, String print) {
        return json(meaning, value, print, LocalTime.MIDNIGHT);
    }

    /** As above; {@code time} goes with a date whose format wants one. */
    Optional<JsonNode> json(Meaning meaning, Value value, String print, LocalTime time) {
        LeafShape leaf = meaning.field().leaf();
        if (!leaf.rules().allowed().isEmpty()) {
            return Choices.nearest(leaf.rules().allowed(), text(meaning, value, print, time), print);
        }
        return switch (leaf.type()) {
            case NUMBER -> number(value, print).map(Values::node);
            case INTEGER ->
                number(value, print)
                        .map(n -> n.setScale(0, RoundingMode.HALF_EVEN))
                        .map(Values::node);
            case BOOLEAN ->
                value instanceof Value.Text(String text)
                        ? Optional.of(BooleanNode.valueOf(Boolean.parseBoolean(text)))
                        : Optional.empty();
            case STRING, ANY -> Optional.of(StringNode.valueOf(text(meaning, value, print, time)));
        };
    }

    private String text(Meaning meaning, Value value, String print, LocalTime time) {
        return switch (value) {
            case Value.Day day -> DateStyle.of(meaning.field()).write(resolved(day), time);
            case Value.Amount amount ->
                meaning.field().leaf().type() == LeafType.ANY ? amount.number().toPlainString() : print;
            case Value.Text(String text) -> text;
        };
    }

    /** A day printed without its year, such as {@code 07/15} in a statement: the last one up to the paper's latest day. */
    Optional<Value.Day> yearless(String print) {
        var figures = YEARLESS.matcher(print.strip());
        if (traits.latest().isEmpty() || !figures.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(figures.group(1));
        int second = Integer.parseInt(figures.group(2));
        boolean monthFirst = second > 12 || (first <= 12 && traits.monthFirst());
        int month = monthFirst ? first : second;
        int day = monthFirst ? second : first;
        if (month < 1 || month > 12 || day < 1 || day > Month.of(month).maxLength()) {
            return Optional.empty();
        }
        var latest = traits.latest().get();
        var inYear = MonthDay.of(month, day);
        var date = inYear.atYear(latest.getYear());
        var last = date.isAfter(latest) ? inYear.atYear(latest.getYear() - 1) : date;
        return Optional.of(new Value.Day(last, last));
    }

    java.time.LocalDate resolved(Value.Day day) {
        return traits.monthFirst() ? day.other() : day.date();
    }

    private static Optional<BigDecimal> number(Value value, String print) {
        return value instanceof Value.Amount amount ? Optional.of(amount.number()) : Numbers.parse(print);
    }

    private static JsonNode node(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return plain.scale() <= 0
                ? Json.MAPPER.getNodeFactory().numberNode(plain.toBigInteger())
                : DecimalNode.valueOf(plain);
    }
}
