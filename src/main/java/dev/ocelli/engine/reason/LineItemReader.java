package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads items of a paper without column heads, such as a till receipt: words with an amount at the right edge, and
 * lines like {@code 2 x 3.50} above or below them. The first total ends the items.
 */
final class LineItemReader {
    private static final Pattern TIMES = Pattern.compile(
            "(?<qty>\\d{1,4}(?:[.,]\\d{1,3})?)\\s*(?:x|X|×|\\*|@|[a-zA-Z]{1,4}\\.?\\s*[x×@])\\s*(?<price>\\p{Sc}?\\s?\\d[\\d.,]*)");
    private static final Pattern LEADING = Pattern.compile("^(?<qty>\\d{1,3})\\s*(?:x|X|×)?\\s+(?=\\p{L})");
    private static final int FEWEST_LETTERS = 2;

    private final Scene scene;
    private final TableStops stops;
    private final Recogniser money;
    private final Phrases labels;

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
    }

    /** What one row of a receipt says. */
    private record Parsed(Optional<Span> words, Optional<Span> quantity, Optional<Span> price, Optional<Span> amount) {}

    List<RowCells> read() {
        var items = new ArrayList<RowCells>();
        Optional<Span> loose = Optional.empty();
        double edge = edge();
        for (List<Run> row : scene.rows()) {
            if (!items.isEmpty() && stops.ends(row)) {
                break;
            }
            if (stops.ends(row) || stops.carried(row) || labelled(row)) {
                loose = Optional.empty();
                continue;
            }
            var parsed = parsed(row, edge);
            if (parsed.amount().isPresent() && (parsed.words().isPresent() || loose.isPresent())) {
                items.add(item(parsed, loose));
                loose = Optional.empty();
            } else if (parsed.quantity().isPresent() && parsed.words().isEmpty() && !items.isEmpty()) {
                complete(items.getLast(), parsed);
            } else {
                loose = parsed.words();
            }
        }
        return items;
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

    private Parsed parsed(List<Run> row, double edge) {
        Optional<Span> amount = amount(row.getLast(), edge);
        Optional<Span> quantity = Optional.empty();
        Optional<Span> price = Optional.empty();
        Optional<Span> words = Optional.empty();
        for (Run run : row) {
            Matcher times = TIMES.matcher(run.text());
            if (times.find()) {
                quantity = Optional.of(new Span(run, times.start("qty"), times.end("qty")));
                price = Optional.of(new Span(run, times.start("price"), times.end("price")));
            } else if (words.isEmpty()) {
                var leading = LEADING.matcher(run.text());
                int from = leading.find() ? leading.end() : 0;
                if (from > 0) {
                    quantity = Optional.of(new Span(run, leading.start("qty"), leading.end("qty")));
                }
                int to = amount.filter(a -> a.run().equals(run))
                        .map(Span::from)
                        .orElse(run.text().length());
                words = worded(run, from, to);
            }
        }
        return new Parsed(words, quantity, price, amount);
    }

    private static Optional<Span> worded(Run run, int from, int to) {
        if (from >= to) {
            return Optional.empty();
        }
        var span = new Span(run, from, to).trimmed("-:*.,");
        long letters = span.text().chars().filter(Character::isLetter).count();
        return letters >= FEWEST_LETTERS ? Optional.of(span) : Optional.empty();
    }

    private Optional<Span> amount(Run last, double edge) {
        return money.find(last.text()).stream()
                .max(Comparator.comparingInt(Match::to))
                .filter(m ->
                        last.text().length() - m.to() <= 4 && edge - last.box().right() < 0.15)
                .map(m -> new Span(last, m.from(), m.to()));
    }

    private static RowCells item(Parsed parsed, Optional<Span> loose) {
        var item = new RowCells();
        parsed.words().or(() -> loose).ifPresent(w -> item.add("description", List.of(w)));
        complete(item, parsed);
        parsed.amount().ifPresent(a -> item.add("amount", List.of(a)));
        return item;
    }

    private static void complete(RowCells item, Parsed parsed) {
        if (!item.has("quantity")) {
            parsed.quantity().ifPresent(q -> item.add("quantity", List.of(q)));
            parsed.price().ifPresent(p -> item.add("unit_price", List.of(p)));
        }
    }
}
