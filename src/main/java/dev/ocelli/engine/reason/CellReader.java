package dev.ocelli.engine.reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Types the cells of an element as its fields want them, and checks quantity times price against the amount. */
final class CellReader {
    private static final double USUAL = 0.84;
    private static final double CHECKED = 0.97;
    private static final double REFUTED = 0.6;

    private final List<RowField> fields;
    private final Recognisers recognisers;
    private final Values values;

    CellReader(List<RowField> fields, Recognisers recognisers, Values values) {
        this.fields = fields;
        this.recognisers = recognisers;
        this.values = values;
    }

    /** Readings by the field's pointer; cells without a fitting value are left out. */
    Map<String, LeafReading> read(RowCells cells) {
        double score = score(cells);
        var readings = new LinkedHashMap<String, LeafReading>();
        for (RowField field : fields) {
            cell(field, cells).ifPresent(r -> readings.put(field.pointer(), scored(r, score)));
        }
        return readings;
    }

    private static LeafReading scored(LeafReading reading, double score) {
        var read = reading.reading();
        return new LeafReading(
                reading.value(), new Draft.Reading(read.quote(), read.places(), score, read.derivedFrom()));
    }

    private Optional<LeafReading> cell(RowField field, RowCells cells) {
        for (String key : keys(field, cells)) {
            var spans = cells.spans(key);
            if (!spans.isEmpty()) {
                return field.meaning().kind() == Kind.TEXT || field.meaning().kind() == Kind.CHOICE
                        ? words(field, spans)
                        : typed(field, spans);
            }
        }
        return Optional.empty();
    }

    /** A lone price is the amount of its line, and an amount the price, where the table has only one of the two. */
    private List<String> keys(RowField field, RowCells cells) {
        boolean both = fields.stream().anyMatch(f -> f.key().equals("amount"))
                && fields.stream().anyMatch(f -> f.key().equals("unit_price"));
        return switch (field.key()) {
            case "unit_price" -> both || cells.has("quantity") ? List.of("unit_price") : List.of("unit_price", "amount");
            case "amount" -> both || cells.has("quantity") ? List.of("amount") : List.of("amount", "unit_price");
            default -> List.of(field.key());
        };
    }

    private Optional<LeafReading> words(RowField field, List<Span> spans) {
        var whole = spans.stream().map(s -> s.trimmed("")).filter(s -> !s.text().isEmpty()).toList();
        String print = String.join(" ", whole.stream().map(Span::text).toList());
        return whole.isEmpty()
                ? Optional.empty()
                : values.json(field.meaning(), new Value.Text(print), print).map(v -> reading(v, whole));
    }

    private Optional<LeafReading> typed(RowField field, List<Span> spans) {
        for (Span span : spans) {
            var match = best(field.meaning().kind(), span.text());
            if (match.isPresent()) {
                var found = new Span(span.run(), span.from() + match.get().from(), span.from() + match.get().to());
                var value = values.json(field.meaning(), match.get().value(), found.text());
                if (value.isPresent()) {
                    return Optional.of(reading(value.get(), List.of(found)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Match> best(Kind kind, String text) {
        var matches = new ArrayList<>(recognisers.of(kind).find(text));
        if (matches.isEmpty() && (kind == Kind.MONEY || kind == Kind.PERCENT)) {
            matches.addAll(recognisers.of(Kind.NUMBER).find(text));
        }
        return kind == Kind.MONEY
                ? matches.stream().max(Comparator.comparingDouble(Match::quality).thenComparing(Match::to))
                : matches.stream().findFirst();
    }

    private static LeafReading reading(JsonNode value, List<Span> spans) {
        String quote = String.join(" ", spans.stream().map(Span::text).toList());
        return new LeafReading(value, new Draft.Reading(quote, Span.places(spans), USUAL, List.of()));
    }

    /** Higher where quantity times price gives the amount, lower where it does not. */
    private double score(RowCells cells) {
        var quantity = number(Kind.NUMBER, cells.text("quantity"));
        var price = number(Kind.MONEY, cells.text("unit_price"));
        var amount = number(Kind.MONEY, cells.text("amount"));
        if (quantity.isEmpty() || price.isEmpty() || amount.isEmpty()) {
            return USUAL;
        }
        var product = quantity.get().multiply(price.get()).abs();
        var off = product.subtract(amount.get().abs()).abs();
        var allowed = new BigDecimal("0.02").max(amount.get().abs().multiply(new BigDecimal("0.005")));
        return off.compareTo(allowed) <= 0 ? CHECKED : REFUTED;
    }

    private Optional<BigDecimal> number(Kind kind, String text) {
        return best(kind, text)
                .map(Match::value)
                .filter(Value.Amount.class::isInstance)
                .map(v -> ((Value.Amount) v).number());
    }
}
