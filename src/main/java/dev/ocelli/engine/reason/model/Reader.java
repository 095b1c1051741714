package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.Readings;
import dev.ocelli.engine.reason.SchemaFiller;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Turns what a model said into readings with places, and checks them against the caller's schema. */
final class Reader {
    /** Of a value whose line the model named. */
    static final double LINE_NAMED = 0.82;
    /** Of a value without a line: it has to be looked for. */
    static final double LINE_UNKNOWN = 0.75;

    private static final int MOST_ROWS = 8;

    private final NumberedPrint print;
    private final SchemaFiller filler;
    private final Map<String, Part> parts;

    Reader(JsonSchema schema, List<Part> parts, NumberedPrint print) {
        this.print = print;
        this.filler = new SchemaFiller(schema);
        this.parts = new HashMap<>();
        parts.forEach(part -> this.parts.put(part.pointer(), part));
    }

    /** The reading of a value that the model read in {@code line}; 0: it did not say. */
    LeafReading read(JsonNode value, int line) {
        Optional<Row> row = print.find(line);
        if (row.isEmpty()) {
            return new LeafReading(value, new Draft.Reading("", List.of(), LINE_UNKNOWN, List.of()));
        }
        var places = new ArrayList<Place>();
        rows(row.get(), value).forEach(each -> places.addAll(each.places()));
        return new LeafReading(value, new Draft.Reading(row.get().text(), places, LINE_NAMED, List.of()));
    }

    /** The row and, for a text that is longer than it, as many below it on the page as the text may fill. */
    private List<Row> rows(Row first, JsonNode value) {
        var rows = new ArrayList<Row>();
        rows.add(first);
        int letters = value.isString() ? Glance.squeezed(value.stringValue()).length() : 0;
        int seen = Glance.squeezed(first.text()).length();
        for (int id = first.id() + 1; seen < letters && rows.size() < MOST_ROWS; id++) {
            Optional<Row> next = print.find(id).filter(row -> row.page() == first.page());
            if (next.isEmpty()) {
                break;
            }
            rows.add(next.get());
            seen += Glance.squeezed(next.get().text()).length();
        }
        return rows;
    }

    /** The reading of a value somewhere in the rows of its entry: those from {@code line} up to {@code end}. */
    LeafReading within(LeafReading reading, int line, int end, Glance glance) {
        Optional<Row> first = print.find(line);
        if (first.isEmpty() || glance.says(first.get(), reading.value())) {
            return read(reading.value(), line);
        }
        var places = new ArrayList<Place>();
        for (int id = line; id < Math.min(end, line + MOST_ROWS); id++) {
            print.find(id)
                    .filter(row -> row.page() == first.get().page())
                    .ifPresent(row -> places.addAll(row.places()));
        }
        return new LeafReading(reading.value(), new Draft.Reading(first.get().text(), places, LINE_NAMED, List.of()));
    }

    /** Readings that the schema refuses, by identity, with what is wrong about each. */
    Map<LeafReading, String> refused(Taken taken) {
        return filler.filling(readings(taken)).refused();
    }

    SchemaFiller.Filling fill(Taken taken) {
        return filler.filling(readings(taken));
    }

    private Readings readings(Taken taken) {
        var leaves = new HashMap<String, List<LeafReading>>();
        taken.fields().forEach((pointer, found) -> {
            if (parts.get(pointer) instanceof Part.Field field && field.shape() instanceof LeafShape) {
                found.ifPresent(reading -> leaves.put(pointer, List.of(reading)));
            }
        });
        var rows = new HashMap<String, List<Map<String, LeafReading>>>();
        taken.lists().forEach((pointer, entries) -> {
            if (isPlain(pointer)) {
                leaves.put(
                        pointer,
                        entries.stream()
                                .flatMap(e -> e.leaves().values().stream())
                                .toList());
            } else {
                rows.put(pointer, entries.stream().map(Taken.Entry::leaves).toList());
            }
        });
        return new Readings(leaves, rows);
    }

    private boolean isPlain(String pointer) {
        return parts.get(pointer) instanceof Part.Listing list && list.shape().items() instanceof LeafShape;
    }
}
