package dev.ocelli.engine.reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads items of a paper without column heads, such as a till receipt: words with an amount at the right edge, and
 * lines like {@code 2 x 3.50} above or below them. The first total ends the items.
 */
final class LineItemReader {
    /** Words of a price cut that are no label of a total discount. */
    private static final List<String> CUTS =
            List.of("off", "promo", "promotion", "coupon", "voucher", "offer", "markdown");

    private final Scene scene;
    private final TableStops stops;
    private final Recogniser money;
    private final Phrases labels;
    private final Phrases cuts;

    LineItemReader(Scene scene, TableStops stops, Recognisers recognisers, Lexicon lexicon) {
        this.scene = scene;
        this.stops = stops;
        this.money = recognisers.of(Kind.MONEY);
        this.labels = Phrases.of(lexicon.concepts().stream()
                .filter(c -> c.kind() != Kind.TEXT)
                .flatMap(c -> c.labels().stream())
                .filter(l -> l.weight() >= 0.9 && l.folded().length() > 3)
                .map(Concept.Cue::folded)
                .toList());
        var words = new ArrayList<>(CUTS);
        lexicon.concept("amount.discount").ifPresent(c -> c.labels().forEach(l -> words.add(l.folded())));
        this.cuts = Phrases.of(words);
    }

    List<RowCells> read() {
        var items = new ArrayList<RowCells>();
        Optional<Span> loose = Optional.empty();
        Optional<ItemLine> count = Optional.empty();
        double edge = edge();
        for (List<Run> row : scene.rows()) {
            if (!items.isEmpty() && stops.ends(row)) {
                break;
            }
            var line = ItemLine.of(row, edge, money);
            if (stops.ends(row) || stops.carried(row) || labelled(row) || cut(line)) {
                loose = Optional.empty();
            } else if (line.amount().isPresent() && (line.words().isPresent() || loose.isPresent())) {
                var item = item(line, loose);
                count.ifPresent(c -> take(c, items, item));
                items.add(item);
                loose = Optional.empty();
                count = Optional.empty();
            } else if (line.countOnly()) {
                count = items.isEmpty() || !line.comesTo(paid(items.getLast())) ? Optional.of(line) : Optional.empty();
                if (count.isEmpty()) {
                    complete(items.getLast(), line);
                }
            } else {
                loose = line.words();
            }
        }
        count.filter(c -> !items.isEmpty()).ifPresent(c -> complete(items.getLast(), c));
        return items;
    }

    /** A count between two items belongs to the one whose amount it comes to, else to the upper one. */
    private void take(ItemLine count, List<RowCells> items, RowCells below) {
        complete(items.isEmpty() || count.comesTo(paid(below)) ? below : items.getLast(), count);
    }

    private Optional<BigDecimal> paid(RowCells item) {
        return ItemLine.number(item.text("amount"), money);
    }

    /** A price cut on the item above: money below zero, named as one. */
    private boolean cut(ItemLine line) {
        return line.amount()
                        .flatMap(a -> ItemLine.number(a.text(), money))
                        .filter(n -> n.signum() < 0)
                        .isPresent()
                && line.words().filter(w -> cuts.in(Letters.of(w.text()))).isPresent();
    }

    /** Where amounts end: the right edge that most of them share. */
    private double edge() {
        return scene.runs().stream()
                .filter(r -> !money.find(r.text()).isEmpty())
                .mapToDouble(r -> r.box().right())
                .max()
                .orElse(1);
    }

    private boolean labelled(List<Run> row) {
        Run first = row.getFirst();
        return labels.start(first.letters())
                .filter(h -> {
                    String rest = first.text().substring(h.to());
                    return rest.isBlank()
                            || !Character.isLetter(rest.stripLeading().charAt(0));
                })
                .isPresent();
    }

    private static RowCells item(ItemLine line, Optional<Span> loose) {
        var item = new RowCells();
        line.words().or(() -> loose).ifPresent(w -> item.add("description", List.of(w)));
        line.code().ifPresent(c -> item.add("article_number", List.of(c)));
        complete(item, line);
        line.amount().ifPresent(a -> item.add("amount", List.of(a)));
        return item;
    }

    private static void complete(RowCells item, ItemLine line) {
        if (!item.has("quantity")) {
            line.quantity().ifPresent(q -> item.add("quantity", List.of(q)));
            line.price().ifPresent(p -> item.add("unit_price", List.of(p)));
        }
    }
}
