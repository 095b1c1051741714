package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.skill.SkillVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a schema says of each of its fields, by path such as {@code items[].total}, in its order. */
record SchemaFacts(Map<String, Field> fields) {

    /**
     * One field.
     *
     * @param type {@code string}, {@code string (date)}, {@code object}, {@code list} …
     * @param allowed the only values that it may have; empty: any
     */
    record Field(String type, boolean required, boolean nullable, List<String> allowed, String pattern, String told) {
        Field {
            allowed = List.copyOf(allowed);
        }

        /** All in one line, such as {@code string (date), nullable, required}. */
        String summary() {
            return type
                    + (allowed.isEmpty() ? "" : " of " + allowed)
                    + (pattern.isEmpty() ? "" : " like " + pattern)
                    + (nullable ? ", nullable" : "")
                    + (required ? ", required" : "");
        }
    }

    static SchemaFacts of(SkillVersion version) {
        var facts = new SchemaFacts(new LinkedHashMap<>());
        version.bundle().schema().map(JsonSchema::shape).ifPresent(shape -> facts.collect("", shape, false));
        return facts;
    }

    private void collect(String path, Shape shape, boolean required) {
        switch (shape) {
            case Shape.ObjectShape object -> {
                if (!path.isEmpty()) {
                    put(path, "object", required, object.nullable(), object.label());
                }
                object.properties()
                        .forEach((name, inner) -> collect(
                                path.isEmpty() ? name : path + "." + name,
                                inner,
                                object.required().contains(name)));
            }
            case Shape.ArrayShape array -> {
                put(path, "list", required, array.nullable(), array.label());
                collect(path + "[]", array.items(), false);
            }
            case Shape.LeafShape leaf -> {
                String type = leaf.type().name().toLowerCase(Locale.ROOT)
                        + leaf.rules()
                                .format()
                                .map(format -> " (" + format + ")")
                                .orElse("");
                List<String> allowed =
                        leaf.rules().allowed().stream().map(String::valueOf).toList();
                String pattern = leaf.rules().pattern().map(String::valueOf).orElse("");
                fields.put(path, new Field(type, required, leaf.nullable(), allowed, pattern, told(leaf.label())));
            }
        }
    }

    private void put(String path, String type, boolean required, boolean nullable, Shape.Label label) {
        fields.put(path, new Field(type, required, nullable, List.of(), "", told(label)));
    }

    private static String told(Shape.Label label) {
        return label.title().isBlank() || label.title().equals(label.name())
                ? label.description()
                : label.title() + (label.description().isBlank() ? "" : ": " + label.description());
    }
}
