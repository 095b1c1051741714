package dev.ocelli.engine.reason;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one row of a receipt says of an item.
 *
 * @param code number of the article, printed before its name
 * @param words its name
 * @param amount what the line costs, at the right edge
 */
record ItemLine(
        Optional<Span> code,
        Optional<Span> words,
        Optional<Span> quantity,
        Optional<Span> price,
        Optional<Span> amount) {
    private static final Pattern TIMES = Pattern.compile(
            "(?<![\\d.,])(?<qty>\\d{1,4}(?:[.,]\\d{1,3})?)\\s*(?:x|X|×|\\*|@|[a-zA-Z]{1,4}\\.?\\s*[x×@])\\s*(?<price>\\p{Sc}?\\s?\\d[\\d.,]*)");
    private static final Pattern LEADING = Pattern.compile("^(?<qty>\\d{1,3})\\s*(?:x|X|×)?\\s+(?=\\p{L})");
    private static final Pattern CODE =
            Pattern.compile("^(?<code>\\d{4,14}|[A-Z]{1,3}\\d{4,12})(?:\\s+[-:]?\\s*(?=\\p{L})|$)");
    private static final Pattern TAX_LETTERS = Pattern.compile("[(*]?[\\p{L}*]{1,2}[)*]?");
    private static final Pattern PRICE = Pattern.compile("\\p{Sc}.*|.*\\d[.,]\\d{2}");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final double EDGE = 0.15;
    private static final int FEWEST_LETTERS = 2;

    /** {@code edge}: where amounts end, a share of the page's width. */
    static ItemLine of(List<Run> row, double edge, Recogniser money) {
        var line = new ItemLine(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), amount(row, edge, money));
        for (Run run : row) {
            line = line.with(run, money);
        }
        return line;
    }

    /** Whether nothing but how many at what price stands in the row. */
    boolean countOnly() {
        return quantity.isPresent() && words.isEmpty();
    }

    /** Whether so many at that price are {@code paid}. */
    boolean comesTo(Optional<BigDecimal> paid) {
        var pieces = quantity.flatMap(q -> Numbers.parse(q.text()));
        var each = price.flatMap(p -> Numbers.parse(p.text().replaceAll("[^\\d.,]", "")));
        return pieces.isPresent()
                && each.isPresent()
                && paid.isPresent()
                && pieces.get()
                                .multiply(each.get())
                                .subtract(paid.get().abs())
                                .abs()
                                .compareTo(CENT)
                        <= 0;
    }

    static Optional<BigDecimal> number(String text, Recogniser money) {
        return money.find(text).stream()
                .max(Comparator.comparingInt(Match::to))
                .map(Match::value)
                .filter(Value.Amount.class::isInstance)
                .map(v -> ((Value.Amount) v).number());
    }

    private ItemLine with(Run run, Recogniser money) {
        Matcher times = TIMES.matcher(run.text());
        while (times.find()) {
            var counted = new ItemLine(
                    code,
                    words,
                    Optional.of(new Span(run, times.start("qty"), times.end("qty"))),
                    Optional.of(new Span(run, times.start("price"), times.end("price"))),
                    amount.filter(a -> !a.run().equals(run)
                            || a.from() >= times.end()
                            || times.group("qty").equals("1")));
            if (counted.counts(run.text(), times.start(), times.end(), money)) {
                var named = worded(run, 0, times.start()).or(() -> worded(run, times.end(), counted.until(run)));
                return words.isPresent() ? counted : counted.named(named);
            }
        }
        return words.isPresent() ? this : leading(run);
    }

    /** A count and a price, not a size in a name: alone in its run, with cents, or such that they come to the amount. */
    private boolean counts(String text, int from, int to, Recogniser money) {
        String rest = text.substring(0, from) + text.substring(to);
        boolean alone = letters(rest) < FEWEST_LETTERS;
        boolean priced = price.filter(p -> PRICE.matcher(p.text()).matches()).isPresent();
        return alone || priced || comesTo(amount.flatMap(a -> number(a.text(), money)));
    }

    /** The name after a count or a code. */
    private ItemLine leading(Run run) {
        Matcher numbered = CODE.matcher(run.text());
        if (numbered.find()) {
            var article = new Span(run, numbered.start("code"), numbered.end("code"));
            return new ItemLine(Optional.of(article), worded(run, numbered.end(), until(run)), quantity, price, amount);
        }
        Matcher counted = LEADING.matcher(run.text());
        if (counted.find()) {
            var pieces = new Span(run, counted.start("qty"), counted.end("qty"));
            return new ItemLine(code, worded(run, counted.end(), until(run)), Optional.of(pieces), price, amount);
        }
        return named(worded(run, 0, until(run)));
    }

    private ItemLine named(Optional<Span> name) {
        return new ItemLine(code, name, quantity, price, amount);
    }

    /** Where the words of a run end: before the amount if it holds it. */
    private int until(Run run) {
        return amount.filter(a -> a.run().equals(run))
                .map(Span::from)
                .orElse(run.text().length());
    }

    private static Optional<Span> worded(Run run, int from, int to) {
        if (from >= to) {
            return Optional.empty();
        }
        var span = new Span(run, from, to).trimmed("-:*.,");
        return letters(span.text()) >= FEWEST_LETTERS ? Optional.of(span) : Optional.empty();
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    /** The last amount of the row, at most four signs before its end; letters of a tax may stand in a run of their own. */
    private static Optional<Span> amount(List<Run> row, double edge, Recogniser money) {
        Run last = row.getLast();
        boolean letters =
                row.size() > 1 && TAX_LETTERS.matcher(last.text().strip()).matches();
        Run paid = letters ? row.get(row.size() - 2) : last;
        return money.find(paid.text()).stream()
                .max(Comparator.comparingInt(Match::to))
                .filter(m ->
                        paid.text().length() - m.to() <= 4 && edge - paid.box().right() < EDGE)
                .map(m -> new Span(paid, m.from(), m.to()));
    }
}
