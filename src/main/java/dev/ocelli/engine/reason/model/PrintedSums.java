package dev.ocelli.engine.reason.model;

import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import dev.ocelli.engine.reason.model.Taken.Entry;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.DecimalNode;

/** Tells whether the document prints the sum of one of a list's columns: then the list is complete. */
final class PrintedSums {
    private static final int LEAST_ENTRIES = 2;

    private PrintedSums() {}

    /** @param rows of print in which the sum may stand, beside those of the entries */
    static boolean hold(List<Entry> entries, List<Row> rows, Glance glance) {
        var sums = new HashMap<String, BigDecimal>();
        var counts = new HashMap<String, Integer>();
        var lines = new HashSet<Integer>();
        for (Entry entry : entries) {
            lines.add(entry.line());
            entry.leaves().forEach((pointer, leaf) -> {
                if (leaf.value().isNumber()) {
                    sums.merge(pointer, leaf.value().decimalValue(), BigDecimal::add);
                    counts.merge(pointer, 1, Integer::sum);
                }
            });
        }
        // a whole number such as a quantity is printed by chance too often
        return sums.entrySet().stream()
                .filter(sum -> counts.getOrDefault(sum.getKey(), 0) >= LEAST_ENTRIES && isMoney(sum))
                .anyMatch(sum -> rows.stream()
                        .filter(row -> !lines.contains(row.id()))
                        .anyMatch(row -> glance.says(row, DecimalNode.valueOf(sum.getValue()))));
    }

    private static boolean isMoney(Map.Entry<String, BigDecimal> sum) {
        return sum.getValue().scale() > 0 && sum.getValue().precision() >= 3;
    }
}
