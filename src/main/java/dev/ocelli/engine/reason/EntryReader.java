package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fills the fields of one entry: by what its parts are in their own words, the others in the order printed. */
final class EntryReader {
    private static final double SCORE = 0.7;
    private static final double TOLD = 0.84;
    private static final int FEWEST_WORDS = 3;
    private static final Pattern HONOURS = Pattern.compile("\\s*\\([^)]*\\)");
    private static final List<String> NAMES = List.of("post", "organisation", "degree", "name");

    private final CareerWords words;
    private final Values values;

    EntryReader(CareerWords words, Values values) {
        this.words = words;
        this.values = values;
    }

    /** Readings by pointer inside the element. */
    Map<String, LeafReading> read(ObjectShape shape, Entry entry) {
        var readings = new LinkedHashMap<String, LeafReading>();
        var fields = fields(shape);
        entry.period().ifPresent(period -> days(fields, period, readings));
        texts(fields, entry.parts(), readings);
        shape.properties().forEach((name, part) -> {
            if (part instanceof ArrayShape list && is(list, "points")) {
                points(SchemaFields.step(name), list, entry, readings);
            }
        });
        return readings;
    }

    private Map<String, LeafShape> fields(ObjectShape shape) {
        var fields = new LinkedHashMap<String, LeafShape>();
        shape.properties().forEach((name, part) -> {
            if (part instanceof LeafShape leaf) {
                fields.put(SchemaFields.step(name), leaf);
            }
        });
        return fields;
    }

    private boolean is(Shape shape, String part) {
        return words.part(FieldNames.of(shape.label())).filter(part::equals).isPresent();
    }

    private void days(Map<String, LeafShape> fields, Period period, Map<String, LeafReading> readings) {
        boolean range = period.days().size() > 1 || period.open();
        fields.forEach((pointer, leaf) -> {
            if (is(leaf, "start") && range) {
                day(pointer, leaf, period, 0, readings);
            } else if (is(leaf, "end") && !period.open()) {
                day(pointer, leaf, period, period.days().size() - 1, readings);
            } else if (is(leaf, "current") && leaf.type() == LeafType.BOOLEAN) {
                put(
                        pointer,
                        leaf,
                        new Value.Text(String.valueOf(period.open())),
                        List.of(period.whole()),
                        TOLD,
                        readings);
            }
        });
    }

    private void day(String pointer, LeafShape leaf, Period period, int at, Map<String, LeafReading> readings) {
        var day = period.days().get(at);
        put(pointer, leaf, new Value.Day(day, day), List.of(period.prints().get(at)), TOLD, readings);
    }

    private void texts(Map<String, LeafShape> fields, List<Span> parts, Map<String, LeafReading> readings) {
        var left = new ArrayList<>(parts);
        for (Span part : parts) {
            var kind = words.kind(part.text());
            var field = kind.flatMap(k -> free(fields, k, readings));
            if (field.isPresent()) {
                left.remove(part);
                if (kind.get().equals("degree")) {
                    degree(fields, field.get(), part, readings);
                } else {
                    text(fields, field.get(), part, TOLD, readings);
                }
            }
        }
        fields.forEach((pointer, leaf) -> {
            boolean name = words.part(FieldNames.of(leaf.label()))
                    .filter(NAMES::contains)
                    .isPresent();
            if (name && leaf.type() == LeafType.STRING && !readings.containsKey(pointer) && !left.isEmpty()) {
                text(fields, pointer, left.removeFirst(), SCORE, readings);
            }
        });
        for (String name : List.of("level", "place")) {
            var field = free(fields, name, readings);
            if (field.isPresent() && !left.isEmpty()) {
                text(fields, field.get(), left.removeFirst(), SCORE, readings);
            }
        }
    }

    private Optional<String> free(Map<String, LeafShape> fields, String part, Map<String, LeafReading> readings) {
        return fields.entrySet().stream()
                .filter(f -> f.getValue().type() == LeafType.STRING
                        && is(f.getValue(), part)
                        && !readings.containsKey(f.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@code MSc Computer Science}: the degree, and what it is in when the schema asks for that too. */
    private void degree(Map<String, LeafShape> fields, String pointer, Span part, Map<String, LeafReading> readings) {
        var subject = free(fields, "subject", readings);
        int in = part.text().indexOf(" in ");
        int cut = in > 0
                ? in
                : words.degrees()
                        .start(Letters.of(part.text()))
                        .map(Letters.Hit::to)
                        .orElse(0);
        var honours = HONOURS.matcher(part.text()).region(cut, part.text().length());
        cut = in <= 0 && honours.lookingAt() ? honours.end() : cut;
        var rest = new Span(part.run(), part.from() + cut + (in > 0 ? 3 : 0), part.to()).trimmed(" ,.:-");
        boolean of = rest.text().startsWith("of ");
        if (subject.isPresent() && !rest.text().isBlank() && !of) {
            text(fields, pointer, new Span(part.run(), part.from(), part.from() + cut).trimmed(" ,"), TOLD, readings);
            text(fields, subject.get(), rest, TOLD, readings);
        } else {
            text(fields, pointer, part, TOLD, readings);
        }
    }

    private void text(
            Map<String, LeafShape> fields, String pointer, Span part, double score, Map<String, LeafReading> readings) {
        var leaf = fields.get(pointer);
        if (leaf != null) {
            put(pointer, leaf, new Value.Text(part.text()), List.of(part), score, readings);
        }
    }

    /** Lines under the head that are more than a place; a line in small letters goes on with the one above. */
    private void points(String pointer, ArrayShape list, Entry entry, Map<String, LeafReading> readings) {
        if (!(list.items() instanceof LeafShape item)) {
            return;
        }
        var points = new ArrayList<List<Span>>();
        for (Run run : entry.below()) {
            var line = run.all().trimmed("•·-–*▪◦○●");
            boolean goesOn =
                    !points.isEmpty() && Character.isLowerCase(line.text().codePointAt(0));
            if (goesOn) {
                points.getLast().add(line);
            } else if (line.text().split(" ").length >= FEWEST_WORDS) {
                points.add(new ArrayList<>(List.of(line)));
            }
        }
        for (int i = 0; i < points.size(); i++) {
            String print =
                    String.join(" ", points.get(i).stream().map(Span::text).toList());
            put(pointer + "/" + i, item, new Value.Text(print), points.get(i), SCORE, readings);
        }
    }

    private void put(
            String pointer,
            LeafShape leaf,
            Value value,
            List<Span> spans,
            double score,
            Map<String, LeafReading> readings) {
        var field = new FieldSpec(pointer, List.of(), leaf, false, List.of());
        var meaning = new Meaning(field, Kind.TEXT, Optional.empty(), Optional.empty(), List.of());
        String print = String.join(" ", spans.stream().map(Span::text).toList());
        values.json(meaning, value, print)
                .ifPresent(json -> readings.put(
                        pointer,
                        new LeafReading(json, new Draft.Reading(print, Span.places(spans), score, List.of()))));
    }
}
