package dev.ocelli.engine.reason.model;

import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A quick look whether a row of print says a value: enough to put an entry to its row and to choose between two answers.
 * The grounder's verdict is another, stricter one. Safe for several threads.
 */
final class Glance {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2}).*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ConcurrentMap<Integer, Seen> rows = new ConcurrentHashMap<>();

    private record Seen(String squeezed, List<BigDecimal> numbers) {}

    /** Letters and digits in lower case, without accents. */
    static String squeezed(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return OTHER.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }

    boolean says(Row row, JsonNode value) {
        Seen seen = rows.computeIfAbsent(row.id(), id -> seen(row));
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return seen.numbers().stream().anyMatch(n -> n.compareTo(number) == 0 || n.compareTo(number.negate()) == 0);
        }
        if (!value.isString()) {
            return false;
        }
        var date = DATE.matcher(value.stringValue());
        if (date.matches()) {
            return seen.squeezed().contains(squeezed(value.stringValue()))
                    || (seen.squeezed().contains(date.group(1).substring(2))
                            && seen.squeezed().contains(date.group(3).replaceFirst("^0", "")));
        }
        String wanted = squeezed(value.stringValue());
        return !wanted.isEmpty() && (seen.squeezed().contains(wanted) || beginsWith(seen.squeezed(), wanted));
    }

    /** A long text goes on in the rows below: its beginning is enough. */
    private static boolean beginsWith(String row, String wanted) {
        return row.length() >= 12 && wanted.length() > row.length() && wanted.startsWith(row);
    }

    private static Seen seen(Row row) {
        List<BigDecimal> numbers = row.cells().stream()
                .flatMap(cell -> Stream.concat(
                        Stream.of(cell.text()), Stream.of(cell.text().split(" "))))
                .flatMap(text -> Coercion.parsed(text).stream())
                .distinct()
                .toList();
        return new Seen(squeezed(row.text()), numbers);
    }
}
