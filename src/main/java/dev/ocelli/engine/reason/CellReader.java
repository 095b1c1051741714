package dev.ocelli.engine.reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Types the cells of an element as its fields want them, and checks quantity times price against the amount. */
final class CellReader {
    private static final double USUAL = 0.84;
    private static final double CHECKED = 0.97;
    private static final double REFUTED = 0.6;
    private static final double YEARLESS = 0.7;
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");
    private static final BigDecimal ROUNDING_SHARE = new BigDecimal("0.005");
    private static final Pattern THOUSAND = Pattern.compile("(?<![\\d.,])\\d{1,3}[.,]\\d{3}(?![\\d.,])");

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
        var pieces = pieces(cells);
        double score = score(cells, pieces);
        var readings = new LinkedHashMap<String, LeafReading>();
        for (RowField field : fields) {
            cell(field, cells)
                    .map(r -> field.key().equals("quantity") ? counted(r, field, pieces) : r)
                    .ifPresent(r -> readings.put(field.pointer(), scored(r, score)));
        }
        return ofItsKind(readings);
    }

    /** Of two fields that ask for one column the one stays whose amount the element has. */
    private Map<String, LeafReading> ofItsKind(Map<String, LeafReading> readings) {
        for (RowField field : fields) {
            for (RowField brother : fields) {
                boolean both = !field.equals(brother) && field.key().equals(brother.key());
                boolean belongs =
                        fields.stream().anyMatch(f -> readings.containsKey(f.pointer()) && f.decides(field, brother));
                boolean other =
                        fields.stream().anyMatch(f -> readings.containsKey(f.pointer()) && f.decides(brother, field));
                if (both && other && !belongs) {
                    readings.remove(field.pointer());
                }
            }
        }
        return readings;
    }

    /** The quantity as the sum wants it, where its print can be read two ways. */
    private LeafReading counted(LeafReading reading, RowField field, Optional<BigDecimal> pieces) {
        return pieces.filter(p -> reading.value().isNumber())
                .flatMap(p -> values.json(
                        field.meaning(),
                        new Value.Amount(p, ""),
                        reading.reading().quote()))
                .map(value -> new LeafReading(value, reading.reading()))
                .orElse(reading);
    }

    /** How many, read so that quantity times price is the amount if any reading gives that: {@code 5,000} is 5 or 5000. */
    private Optional<BigDecimal> pieces(RowCells cells) {
        var usual = number(Kind.NUMBER, cells.text("quantity"));
        var thousands = THOUSAND.matcher(cells.text("quantity"));
        if (usual.isEmpty() || !thousands.find()) {
            return usual;
        }
        var other = new BigDecimal(thousands.group().replace(',', '.'));
        var price = number(Kind.MONEY, cells.text("unit_price"));
        var amount = number(Kind.MONEY, cells.text("amount"));
        boolean better = price.isPresent() && amount.isPresent() && product(other, price.get(), amount.get());
        return better ? Optional.of(other) : usual;
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
            case "unit_price" ->
                both || cells.has("quantity") ? List.of("unit_price") : List.of("unit_price", "amount");
            case "amount" -> both || cells.has("quantity") ? List.of("amount") : List.of("amount", "unit_price");
            default -> List.of(field.key());
        };
    }

    private Optional<LeafReading> words(RowField field, List<Span> spans) {
        var whole = new ArrayList<>(spans.stream()
                .map(s -> s.trimmed("|"))
                .filter(s -> !s.text().isEmpty())
                .toList());
        if (!whole.isEmpty()) {
            whole.set(whole.size() - 1, whole.getLast().trimmed(":;,|"));
        }
        String print = joined(whole);
        return whole.isEmpty()
                ? Optional.empty()
                : values.json(field.meaning(), new Value.Text(print), print).map(v -> reading(v, whole));
    }

    /** Lines joined by blanks; a word parted at a line's end is made whole. */
    private static String joined(List<Span> lines) {
        var text = new StringBuilder();
        for (Span line : lines) {
            boolean parted = text.length() > 1
                    && text.charAt(text.length() - 1) == '-'
                    && Character.isLetter(text.charAt(text.length() - 2))
                    && Character.isLetter(line.text().charAt(0));
            if (parted && Character.isLowerCase(line.text().charAt(0))) {
                text.setLength(text.length() - 1);
            } else if (!parted && !text.isEmpty()) {
                text.append(' ');
            }
            text.append(line.text());
        }
        return text.toString();
    }

    private Optional<LeafReading> typed(RowField field, List<Span> spans) {
        for (Span span : spans) {
            var match = best(field.meaning().kind(), span.text());
            if (match.isPresent()) {
                var found = new Span(
                        span.run(),
                        span.from() + match.get().from(),
                        span.from() + match.get().to());
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
        if (matches.isEmpty() && kind == Kind.DATE) {
            values.yearless(text).ifPresent(day -> matches.add(new Match(0, text.length(), day, YEARLESS)));
        }
        if (matches.isEmpty() && (kind == Kind.MONEY || kind == Kind.PERCENT)) {
            matches.addAll(recognisers.of(Kind.NUMBER).find(text));
        }
        return kind == Kind.MONEY
                ? matches.stream()
                        .max(Comparator.comparingDouble(Match::quality).thenComparingInt(Match::to))
                : matches.stream().findFirst();
    }

    private static LeafReading reading(JsonNode value, List<Span> spans) {
        String quote = String.join(" ", spans.stream().map(Span::text).toList());
        return new LeafReading(value, new Draft.Reading(quote, Span.places(spans), USUAL, List.of()));
    }

    /** Higher where quantity times price gives the amount, lower where it does not. */
    private double score(RowCells cells, Optional<BigDecimal> quantity) {
        var price = number(Kind.MONEY, cells.text("unit_price"));
        var amount = number(Kind.MONEY, cells.text("amount"));
        if (quantity.isEmpty() || price.isEmpty() || amount.isEmpty()) {
            return USUAL;
        }
        return product(quantity.get(), price.get(), amount.get()) ? CHECKED : REFUTED;
    }

    private static boolean product(BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        var off = quantity.multiply(price).abs().subtract(amount.abs()).abs();
        var allowed = ROUNDING.max(amount.abs().multiply(ROUNDING_SHARE));
        return off.compareTo(allowed) <= 0;
    }

    private Optional<BigDecimal> number(Kind kind, String text) {
        return best(kind, text)
                .map(Match::value)
                .filter(Value.Amount.class::isInstance)
                .map(v -> ((Value.Amount) v).number());
    }
}
