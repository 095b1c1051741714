package dev.ocelli.engine.propose;

import dev.ocelli.core.base.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a printed value is, as far as its letters and its label tell. */
enum ValueKind {
    DATE("string", "Date (ISO 8601)"),
    MONEY("number", "Amount of money"),
    PERCENT("number", "Percentage"),
    INTEGER("integer", "Whole number"),
    NUMBER("number", "Number"),
    BOOLEAN("boolean", "True when ticked or answered with yes"),
    EMAIL("string", "E-mail address"),
    PHONE("string", "Telephone number"),
    WEB("string", "Web address"),
    IDENTIFIER("string", "Number or code, exactly as printed"),
    TEXT("string", "Text"),
    EMPTY("string", "Text");

    private final String type;
    private final String words;

    ValueKind(String type, String words) {
        this.type = type;
        this.words = words;
    }

    /** JSON type name. */
    String type() {
        return type;
    }

    Optional<String> format() {
        return switch (this) {
            case DATE -> Optional.of("date");
            case MONEY, PERCENT, INTEGER, NUMBER, BOOLEAN, EMAIL, PHONE, WEB, IDENTIFIER, TEXT, EMPTY ->
                Optional.empty();
        };
    }

    /** What to write as description of a field with this label. */
    String describe(String label) {
        return words + " printed beside or below '" + label + "'";
    }

    String describeColumn(String head) {
        return words + " in the column '" + head + "'";
    }

    String inWords() {
        return words.toLowerCase(Locale.ROOT);
    }

    /** A nullable property of this kind. */
    ObjectNode property(String title, String description) {
        ObjectNode property = Json.object().put("title", title).put("description", description);
        property.putArray("type").add(type).add("null");
        format().ifPresent(format -> property.put("format", format));
        return property;
    }

    /** The kind that fits values of both kinds. */
    ValueKind or(ValueKind other) {
        if (this == other || other == EMPTY) {
            return this;
        }
        if (this == EMPTY) {
            return other;
        }
        if (type.equals("string") || other.type.equals("string") || this == BOOLEAN || other == BOOLEAN) {
            return TEXT;
        }
        return this == MONEY || other == MONEY ? MONEY : NUMBER;
    }
}
