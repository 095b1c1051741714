package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.Label;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.engine.plan.Plan.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a schema asks for, taken apart: single values and plain lists, lists of objects, and groups of figures. */
record SchemaFields(List<FieldSpec> fields, List<RowSpec> rows, List<GroupSpec> groups) {
    SchemaFields {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    static SchemaFields of(ObjectShape root, List<Instruction> instructions) {
        var sentences = instructions.stream()
                .flatMap(i -> List.of(i.text().split("(?<=[.;:!?])\\s+|\\R")).stream())
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        var walk = new Walk(sentences, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        walk.object("", List.of(), root);
        return new SchemaFields(walk.fields, walk.rows, walk.groups);
    }

    /** The pointer step for a property name (RFC 6901: {@code ~} and {@code /} are escaped). */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private record Walk(List<String> sentences, List<FieldSpec> fields, List<RowSpec> rows, List<GroupSpec> groups) {

        private void object(String pointer, List<Label> path, ObjectShape object) {
            var alike = GroupSpec.among(object.properties());
            object.properties().forEach((name, shape) -> {
                if (alike.contains(name) && shape instanceof ObjectShape group) {
                    groups.add(new GroupSpec(pointer + step(name), group));
                } else {
                    property(pointer + step(name), path, shape);
                }
            });
        }

        private void property(String pointer, List<Label> path, Shape shape) {
            switch (shape) {
                case LeafShape leaf -> fields.add(new FieldSpec(pointer, path, leaf, false, hints(leaf.label())));
                case ObjectShape object -> object(pointer, appended(path, object.label()), object);
                case ArrayShape array -> list(pointer, path, array);
            }
        }

        private void list(String pointer, List<Label> path, ArrayShape array) {
            switch (array.items()) {
                case LeafShape item -> {
                    var leaf = new LeafShape(array.label(), array.nullable(), item.type(), item.rules());
                    fields.add(new FieldSpec(pointer, path, leaf, true, hints(array.label())));
                }
                case ObjectShape row -> rows.add(new RowSpec(pointer, path, array.label(), row, hints(array.label())));
                // A list of lists has no labels of its own to read by; the filler leaves it empty.
                case ArrayShape inner -> {}
            }
        }

        private List<String> hints(Label label) {
            String name = label.name().toLowerCase(Locale.ROOT);
            String words = name.replace('_', ' ').replace('-', ' ');
            return sentences.stream()
                    .filter(s ->
                            mentions(s.toLowerCase(Locale.ROOT), name) || mentions(s.toLowerCase(Locale.ROOT), words))
                    .toList();
        }

        private static boolean mentions(String sentence, String words) {
            int at = words.isBlank() ? -1 : sentence.indexOf(words);
            return at >= 0
                    && (at == 0 || !Character.isLetterOrDigit(sentence.charAt(at - 1)))
                    && (at + words.length() == sentence.length()
                            || !Character.isLetterOrDigit(sentence.charAt(at + words.length())));
        }

        private static List<Label> appended(List<Label> path, Label label) {
            var longer = new ArrayList<>(path);
            longer.add(label);
            return longer;
        }
    }
}
