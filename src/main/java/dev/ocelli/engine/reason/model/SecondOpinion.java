package dev.ocelli.engine.reason.model;

import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import dev.ocelli.engine.reason.model.Part.Listing;
import dev.ocelli.engine.reason.model.Taken.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The embedded engine's reading of the same document beside the model's: two that agree are surer than one, two that
 * differ less. Entries of lists are compared with the embedded entry that begins in the same row.
 */
final class SecondOpinion {
    private static final double DIFFERING = 0.6;
    /** What the embedded engine is less sure of does not count against the model. */
    private static final double HEARD_FROM = 0.5;

    private final Draft embedded;
    private final NumberedPrint print;
    private final Map<String, Map<Integer, String>> entries = new HashMap<>();

    /** @param lists lists of the schema */
    SecondOpinion(Draft embedded, List<Listing> lists, NumberedPrint print) {
        this.embedded = embedded;
        this.print = print;
        lists.forEach(list -> entries.put(list.pointer(), rows(list.pointer())));
    }

    /** The embedded entries of a list: their pointers by the row in which they begin. */
    private Map<Integer, String> rows(String list) {
        var rows = new HashMap<Integer, String>();
        embedded.readings().forEach((pointer, reading) -> {
            if (pointer.startsWith(list + "/") && !reading.places().isEmpty()) {
                String entry = list + "/" + pointer.substring(list.length() + 1).split("/", 2)[0];
                reading.places().stream()
                        .map(this::row)
                        .flatMap(Optional::stream)
                        .map(Row::id)
                        .min(Integer::compare)
                        .ifPresent(id -> rows.merge(id, entry, (a, b) -> a.compareTo(b) <= 0 ? a : b));
            }
        });
        return rows;
    }

    private Optional<Row> row(Place place) {
        return print.at(place);
    }

    /** The model's reading with what the embedded one makes of its certainty. */
    LeafReading of(String pointer, LeafReading reading) {
        JsonNode other = embedded.value().at(pointer);
        var theirs = embedded.readings().get(pointer);
        if (other.isMissingNode() || other.isNull() || theirs == null) {
            return reading;
        }
        if (same(reading.value(), other)) {
            return scored(reading, Draft.Reading.AGREED);
        }
        return theirs.score() < HEARD_FROM
                ? reading
                : scored(reading, reading.reading().score() * DIFFERING);
    }

    /** The same for a value of an entry. */
    LeafReading ofEntry(String list, Entry entry, String inside, LeafReading reading) {
        String at = entries.getOrDefault(list, Map.of()).get(entry.line());
        return at == null ? reading : of(at + inside, reading);
    }

    /** Whether the embedded engine reads another value of this field, and is rather sure of it. */
    boolean doubts(String pointer, LeafReading reading) {
        JsonNode other = embedded.value().at(pointer);
        var theirs = embedded.readings().get(pointer);
        return theirs != null
                && theirs.score() >= HEARD_FROM
                && other.isValueNode()
                && !other.isNull()
                && !same(reading.value(), other);
    }

    boolean agrees(String pointer, LeafReading reading) {
        return same(reading.value(), embedded.value().at(pointer));
    }

    /** The embedded reading of a single value, for one that the model did not get to. */
    Optional<LeafReading> instead(String pointer) {
        JsonNode value = embedded.value().at(pointer);
        return Optional.ofNullable(embedded.readings().get(pointer))
                .filter(reading -> value.isValueNode() && !value.isNull())
                .map(reading -> new LeafReading(value, reading));
    }

    /** The same for a value of an entry, from the embedded entry that begins in the same row. */
    Optional<LeafReading> insteadOfEntry(String list, Entry entry, String inside) {
        return Optional.ofNullable(entries.getOrDefault(list, Map.of()).get(entry.line()))
                .flatMap(at -> instead(at + inside));
    }

    private static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        if (a instanceof StringNode one && b instanceof StringNode other) {
            String squeezed = Glance.squeezed(one.stringValue());
            return !squeezed.isEmpty() && squeezed.equals(Glance.squeezed(other.stringValue()));
        }
        return a.equals(b);
    }

    private static LeafReading scored(LeafReading reading, double score) {
        var old = reading.reading();
        return new LeafReading(reading.value(), new Draft.Reading(old.quote(), old.places(), score, old.derivedFrom()));
    }
}
