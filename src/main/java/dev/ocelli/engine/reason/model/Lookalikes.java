package dev.ocelli.engine.reason.model;

import dev.ocelli.core.perception.TextLine;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows that are printed like the rows of a list's entries, with words and numbers in the same columns, but that no entry
 * begins in: the sign of an answer that left something out.
 */
final class Lookalikes {
    private static final Pattern NUMBER = Pattern.compile("[^\\p{L}]*\\d[^\\p{L}]*(?:\\p{L}{1,3})?");
    /** A pattern counts when this share of the entries has it. */
    private static final double COMMON = 0.25;

    private static final int LEAST_CELLS = 2;

    private Lookalikes() {}

    /** Their numbers, in order, with those of table rows that were perceived. */
    static List<Integer> of(Window window, Set<Integer> entries, TableRows tables) {
        var missing = new TreeSet<>(tables.without(entries, window));
        missing.addAll(byPattern(window, entries));
        return new ArrayList<>(missing);
    }

    private static List<Integer> byPattern(Window window, Set<Integer> entries) {
        Map<String, Integer> patterns = new HashMap<>();
        int counted = 0;
        for (Row row : window.rows()) {
            if (entries.contains(row.id())) {
                patterns.merge(pattern(row), 1, Integer::sum);
                counted++;
            }
        }
        double least = Math.max(2, COMMON * counted);
        var missing = new ArrayList<Integer>();
        for (Row row : window.rows()) {
            boolean like = row.cells().size() >= LEAST_CELLS && patterns.getOrDefault(pattern(row), 0) >= least;
            if (like && !entries.contains(row.id())) {
                missing.add(row.id());
            }
        }
        return missing;
    }

    private static String pattern(Row row) {
        return row.cells().stream().map(Lookalikes::kind).collect(Collectors.joining());
    }

    private static String kind(TextLine cell) {
        return NUMBER.matcher(cell.text()).matches() ? "9" : "a";
    }
}
