package dev.ocelli.engine.reason.model;

import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import dev.ocelli.engine.reason.model.Taken.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The entries of one list within one stretch, by the row in which each begins. An entry that comes again for a row that
 * has one already is the same entry; two equal entries in different rows are two.
 */
final class RowShelf {
    private final Window window;
    private final Places places;
    private final NavigableMap<Integer, List<Entry>> byLine = new TreeMap<>();

    /** Puts entries to rows. */
    record Places(NumberedPrint print, Glance glance, TableRows tables) {

        /** How many values of the entry the row says. */
        private int said(Entry entry, Row row) {
            int said = 0;
            for (LeafReading leaf : entry.leaves().values()) {
                if (glance.says(row, leaf.value())) {
                    said++;
                }
            }
            return said;
        }

        /**
         * The row in which an entry begins: the one that the model named, unless another one says far more of its
         * values; 0 when there is none. A row outside of the window is given only when it says more than any inside.
         *
         * @param after the row of the entry before; of rows that say as much, the first one behind it is taken
         */
        int of(Entry entry, Window window, int after) {
            int best = 0;
            int most = 0;
            for (Row row : window.rows()) {
                int said = said(entry, row);
                if (said > most || (said == most && said > 0 && best <= after && row.id() > after)) {
                    best = row.id();
                    most = said;
                }
            }
            Optional<Row> named = print.find(entry.line());
            int there = named.map(row -> said(entry, row)).orElse(0);
            boolean trusted = named.isPresent() && (window.owns(entry.line()) ? there * 2 >= most : there > most);
            if (trusted) {
                return entry.line();
            }
            return most > 0 && most * 2 >= Math.min(4, entry.leaves().size()) ? best : 0;
        }
    }

    RowShelf(Window window, Places places) {
        this.window = window;
        this.places = places;
    }

    /**
     * Takes the entries of one answer.
     *
     * @return how many were new
     */
    int add(List<Entry> entries) {
        Set<Integer> before = new HashSet<>(byLine.keySet());
        int after = 0;
        int added = 0;
        for (Entry entry : entries) {
            int line = places.of(entry, window, after);
            boolean foreign = line != 0 && !window.owns(line);
            if (foreign || (line != 0 && before.contains(line))) {
                continue; // it belongs to another stretch, or is known
            }
            int key = line == 0 ? after : line;
            var shelf = byLine.computeIfAbsent(key, k -> new ArrayList<>());
            var placed = new Entry(entry.leaves(), line);
            if (shelf.stream().noneMatch(known -> same(known, placed))) {
                shelf.add(placed);
                added++;
            }
            after = key;
        }
        return added;
    }

    private static boolean same(Entry a, Entry b) {
        return values(a).equals(values(b));
    }

    private static Map<String, JsonNode> values(Entry entry) {
        var values = new TreeMap<String, JsonNode>();
        entry.leaves().forEach((pointer, leaf) -> values.put(pointer, leaf.value()));
        return values;
    }

    /** Takes an entry off, such as one that does not fit. */
    void remove(Entry entry) {
        byLine.values().forEach(shelf -> shelf.remove(entry));
        byLine.values().removeIf(List::isEmpty);
    }

    /** In order of their rows. */
    List<Entry> entries() {
        return byLine.values().stream().flatMap(List::stream).toList();
    }

    Set<Integer> lines() {
        return Set.copyOf(byLine.tailMap(1).keySet());
    }

    /** The last row with an entry; 0 when there is none. */
    int lastLine() {
        return byLine.isEmpty() ? 0 : byLine.lastKey();
    }
}
