package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.Label;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The form of an answer as a model reads it best: the JSON itself with a type in each place and the field's meaning
 * behind it. About a third of the tokens of a JSON Schema.
 */
final class FormWords {
    private static final int LONGEST_MEANING = 400;

    private final boolean lines;
    private final StringBuilder words = new StringBuilder();

    private FormWords(boolean lines) {
        this.lines = lines;
    }

    static String of(ObjectShape shape, boolean lines) {
        var form = new FormWords(lines);
        form.object(shape, "", lines);
        return form.words.toString();
    }

    static String rows(ArrayShape list, boolean lines) {
        var form = new FormWords(lines);
        form.words
                .append("{\n  \"")
                .append(AnswerForm.ROWS)
                .append("\": [  // ")
                .append(meaning(list.label(), list));
        form.words.append("\n    ");
        form.entry(list.items(), "    ", lines);
        form.words.append(",\n    ...\n  ]\n}");
        return form.words.toString();
    }

    private void object(ObjectShape shape, String indent, boolean withLines) {
        words.append("{\n");
        shape.properties().forEach((name, part) -> {
            String line = AnswerForm.lineOf(name, shape);
            words.append(indent).append("  ");
            if (withLines && part instanceof LeafShape && !line.isEmpty()) {
                words.append('"').append(line).append("\": <line>, ");
            }
            property(name, part, indent + "  ", withLines);
        });
        words.append(indent).append('}');
    }

    private void property(String name, Shape part, String indent, boolean withLines) {
        words.append('"').append(name).append("\": ");
        switch (part) {
            case LeafShape leaf -> words.append(type(leaf)).append(',');
            case ObjectShape object when object.properties().isEmpty() -> words.append("{...},");
            case ObjectShape object -> {
                object(object, indent, withLines);
                words.append(',');
            }
            case ArrayShape array -> {
                words.append('[');
                if (array.items() instanceof ObjectShape) {
                    entry(array.items(), indent, withLines);
                } else {
                    words.append(array.items() instanceof LeafShape leaf ? type(leaf) : "[...]");
                }
                words.append(", ...],");
            }
        }
        String meaning = meaning(part.label(), part);
        words.append(meaning.isEmpty() ? "" : "  // " + meaning).append('\n');
    }

    private void entry(Shape items, String indent, boolean withLines) {
        boolean numbered = withLines && lines;
        if (items instanceof ObjectShape object && !object.properties().isEmpty()) {
            words.append("{\n");
            if (numbered && !object.properties().containsKey(AnswerForm.LINE)) {
                words.append(indent)
                        .append("  \"")
                        .append(AnswerForm.LINE)
                        .append("\": <line>,  // where the entry begins\n");
            }
            object.properties().forEach((name, part) -> {
                words.append(indent).append("  ");
                property(name, part, indent + "  ", false);
            });
            words.append(indent).append('}');
        } else {
            words.append(numbered ? "{\"" + AnswerForm.LINE + "\": <line>, \"" : "{\"")
                    .append(AnswerForm.VALUE)
                    .append("\": ")
                    .append(items instanceof LeafShape leaf ? type(leaf) : "[...]")
                    .append('}');
        }
    }

    private static String type(LeafShape leaf) {
        var rules = leaf.rules();
        if (!rules.allowed().isEmpty()) {
            return "<" + rules.allowed().stream().map(JsonNode::toString).collect(Collectors.joining(" | ")) + ">";
        }
        String type = switch (leaf.type()) {
            case STRING -> rules.format().map(FormWords::format).orElse("text");
            case NUMBER -> "number";
            case INTEGER -> "whole number";
            case BOOLEAN -> "true or false";
            case ANY -> "value";
        };
        String pattern = rules.pattern().map(p -> ", matching /" + p + "/").orElse("");
        return "<" + type + pattern + ">";
    }

    private static String format(String format) {
        return switch (format) {
            case "date" -> "date YYYY-MM-DD";
            case "date-time" -> "date and time YYYY-MM-DDTHH:MM:SS";
            case "time" -> "time HH:MM:SS";
            default -> format.toLowerCase(Locale.ROOT);
        };
    }

    /** Title and description, where they say more than the name does. */
    private static String meaning(Label label, Shape shape) {
        String title = plain(label.title()).equals(plain(label.name())) ? "" : label.title();
        String said = label.description().isBlank() ? title : label.description();
        String words = said.strip().replaceAll("\\s+", " ");
        if (shape instanceof ArrayShape array && words.isEmpty()) {
            words = array.items().label().description().strip().replaceAll("\\s+", " ");
        }
        return words.length() <= LONGEST_MEANING ? words : words.substring(0, LONGEST_MEANING) + "…";
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
