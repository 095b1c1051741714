package dev.ocelli.engine.reason.model;

import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.Table.Cell;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows of the tables that were perceived, as rows of print: one row of a table may take several. */
final class TableRows {
    /** Of its rows a table must have this share in a list for the rest to be missed. */
    private static final double SHARE = 0.5;

    private final Map<Integer, List<List<Set<Integer>>>> byPage = new HashMap<>();

    static TableRows of(Perception perception, NumberedPrint print) {
        var all = new TableRows();
        for (Page page : perception.pages()) {
            var tables = new ArrayList<List<Set<Integer>>>();
            page.parts().tables().forEach(table -> tables.add(body(page.index(), table, print)));
            all.byPage.put(page.index(), tables);
        }
        return all;
    }

    private static List<Set<Integer>> body(int page, Table table, NumberedPrint print) {
        var rows = new TreeMap<Integer, Set<Integer>>();
        for (Cell cell : table.cells()) {
            if (cell.row() >= table.headerRows()) {
                for (var line : cell.lines()) {
                    var place = new Place(page, line.box(), line.text(), 1, Word.timeOf(line.words()));
                    Optional<Row> row = print.at(place);
                    row.ifPresent(found -> rows.computeIfAbsent(cell.row(), r -> new TreeSet<>())
                            .add(found.id()));
                }
            }
        }
        return List.copyOf(rows.values());
    }

    /** First rows of print of table rows in which no entry begins, although entries begin in most rows of the table. */
    Set<Integer> without(Set<Integer> entries, Window window) {
        var missing = new TreeSet<Integer>();
        for (int page : window.pages()) {
            for (List<Set<Integer>> table : byPage.getOrDefault(page, List.of())) {
                var open = table.stream()
                        .filter(row -> row.stream().noneMatch(entries::contains))
                        .toList();
                if (table.size() - open.size() >= Math.max(2, SHARE * table.size())) {
                    open.forEach(row -> missing.add(row.iterator().next()));
                }
            }
        }
        missing.removeIf(line -> !window.owns(line));
        return missing;
    }
}
