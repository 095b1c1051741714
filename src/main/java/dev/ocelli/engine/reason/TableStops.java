package dev.ocelli.engine.reason;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows the rows that end a table's items: totals, taxes, payments; and those to skip: sums carried over a page. */
final class TableStops {
    private static final double LABEL_WEIGHT = 0.9;
    private static final List<String> ENDS = List.of(
            "total.gross", "total.net", "total.tax", "total.due", "amount.rounding", "amount.paid", "amount.change");
    private static final Phrases CARRIED = Phrases.of(List.of(
            "carried forward",
            "brought forward",
            "carry over",
            "übertrag",
            "zwischensumme seite",
            "report",
            "à reporter",
            "opening balance",
            "closing balance",
            "balance brought forward",
            "transport"));
    private static final Phrases MORE_ENDS = Phrases.of(List.of(
            "total items",
            "total qty",
            "total quantity",
            "item count",
            "no of items",
            "number of items",
            "total item",
            "items count",
            "gst summary",
            "tax summary",
            "vat summary",
            "summe",
            "zahlungsbedingungen",
            "payment terms",
            "thank you",
            "bank details",
            "bankverbindung",
            "notes",
            "terms and conditions",
            "end of invoice",
            "total discount",
            "cash",
            "visa",
            "mastercard",
            "master",
            "debit card",
            "credit card",
            "versandkosten gesamt",
            "total savings",
            "total tax",
            "total amount",
            "rabatt gesamt"));

    private final Phrases ends;
    private final Recogniser money;
    private final Phrases singles;

    private TableStops(Phrases ends, Recogniser money, Phrases singles) {
        this.ends = ends;
        this.money = money;
        this.singles = singles;
    }

    static TableStops of(Lexicon lexicon, Recognisers recognisers) {
        var labels = new HashSet<>(MORE_ENDS.folded());
        for (Concept concept : lexicon.concepts()) {
            if (ENDS.contains(concept.id())) {
                concept.labels().stream()
                        .filter(l -> l.weight() >= LABEL_WEIGHT)
                        .map(Concept.Cue::folded)
                        .forEach(labels::add);
            }
        }
        return new TableStops(Phrases.of(labels), recognisers.of(Kind.MONEY), Phrases.NONE);
    }

    /** Knows the figures that the schema asks for outside its lists too: {@code Total earnings} is no earning. */
    TableStops with(List<FieldSpec> fields) {
        var labels = new HashSet<String>();
        for (FieldSpec field : fields) {
            if (Meanings.isNumber(field.leaf().type())) {
                var names = FieldNames.of(field.leaf().label());
                Stream.of(names.name(), names.title())
                        .filter(words -> words.contains(" "))
                        .forEach(labels::add);
                labels.addAll(Meanings.synonyms(names));
            }
        }
        return new TableStops(ends, money, Phrases.of(labels));
    }

    /** True for a row that is one of those figures under its label. */
    boolean single(List<Run> row) {
        return singles.is(row.getFirst().letters());
    }

    /** True for a row that opens with the label of a total and holds little else but figures. */
    boolean ends(List<Run> row) {
        return labelled(row, ends) || labelledAmount(row);
    }

    boolean carried(List<Run> row) {
        return labelled(row, CARRIED);
    }

    private static boolean labelled(List<Run> row, Phrases labels) {
        Run first = row.getFirst();
        Optional<Letters.Hit> hit = labels.start(first.letters());
        if (hit.isEmpty()) {
            return false;
        }
        String rest = first.text().substring(hit.get().to());
        long letters = rest.chars().filter(Character::isLetter).count();
        int label = hit.get().to() - hit.get().from();
        boolean colon = rest.stripLeading().startsWith(":");
        return (colon || letters <= Math.max(4, 3 * label / 2)) && wordsAfter(row) <= 1;
    }

    /** Words in the runs after the first: a total has an amount there and perhaps a currency or a rate. */
    private static long wordsAfter(List<Run> row) {
        return row.stream()
                .skip(1)
                .flatMap(r -> r.line().words().stream())
                .filter(w -> w.text().chars().filter(Character::isLetter).count() > 3)
                .count();
    }

    /** A total's label and its amount on the right half, with the left half empty. */
    private boolean labelledAmount(List<Run> row) {
        if (row.size() < 2 || row.size() > 4 || row.getFirst().box().x() < 0.35) {
            return false;
        }
        String label = row.getFirst().text().toLowerCase(Locale.ROOT);
        boolean amount = !money.find(row.getLast().text()).isEmpty();
        return amount && ends.in(Letters.of(label));
    }
}
