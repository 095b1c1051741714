package dev.ocelli.catalog.skill;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Typed schemas out of names of fields, as skills written from a prompt have them. */
public final class PromptFields {
    private static final String TITLE = "Fields";

    private PromptFields() {}

    /** A schema of type object with a nullable property for each field that a sentence or a list asks for; empty: none. */
    public static Optional<ObjectNode> asked(String prompt) {
        List<FieldPhrase> fields = PromptReader.read(prompt).fields();
        return fields.isEmpty() ? Optional.empty() : Optional.of(SkillWriter.object(TITLE, fields));
    }

    /** A schema of type object with a nullable property for each name: {@code due date} becomes {@code due_date}. */
    public static ObjectNode named(List<String> names) {
        return named(names, name -> List.of());
    }

    /** The same, with a list of objects for the names that {@code rows} knows, each object with these parts. */
    public static ObjectNode named(List<String> names, Function<String, List<String>> rows) {
        return SkillWriter.object(
                TITLE,
                names.stream()
                        .map(name -> field(name, rows.apply(name)))
                        .filter(field -> !field.name().isEmpty())
                        .toList());
    }

    private static FieldPhrase field(String name, List<String> parts) {
        return new FieldPhrase(
                name, !parts.isEmpty(), parts.stream().map(FieldPhrase::one).toList());
    }

    /** The property that {@link #named} gives a name. */
    public static String property(String name) {
        return FieldPhrase.one(name).name();
    }
}
