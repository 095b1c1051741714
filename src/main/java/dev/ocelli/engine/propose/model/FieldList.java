package dev.ocelli.engine.propose.model;

import dev.ocelli.core.base.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields as a model lists them, and the JSON Schema that we build of them. A list with a word for each type is what small
 * models get right; a schema that a model writes by itself often is none.
 */
final class FieldList {
    private static final List<String> TYPES =
            List.of("text", "number", "integer", "boolean", "date", "time", "choice", "list", "table");
    private static final Set<String> UNUSABLE = Set.of("", "_");
    private static final int MOST_FIELDS = 120;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORDS = 500;

    private FieldList() {}

    /** The form in which a model lists fields; columns of a table are fields without tables. */
    static ObjectNode form() {
        ObjectNode list = Json.object().put("type", "array");
        list.set("items", field(true));
        return list;
    }

    /** In words, for models that are not held to the form. */
    static String words() {
        return """
            Each field is {"name": "snake_case", "type": "…", "description": "…", "choices": [], "columns": []}.
            type is one of text, number, integer, boolean, date, time, choice (with its choices), list (of texts), table \
            (with its columns, which are fields themselves).""";
    }

    private static ObjectNode field(boolean withColumns) {
        ObjectNode field = Json.object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = field.putObject("properties");
        properties.putObject("name").put("type", "string");
        ArrayNode types = properties.putObject("type").put("type", "string").putArray("enum");
        TYPES.stream().filter(type -> withColumns || !type.equals("table")).forEach(types::add);
        properties.putObject("description").put("type", "string");
        properties.putObject("choices").put("type", "array").putObject("items").put("type", "string");
        if (withColumns) {
            properties.putObject("columns").put("type", "array").set("items", field(false));
        }
        ArrayNode required = field.putArray("required");
        properties.propertyNames().forEach(required::add);
        return field;
    }

    /** The schema of an object with these fields; without properties when none is usable. */
    static ObjectNode schema(String title, JsonNode fields) {
        ObjectNode schema = Json.object().put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.setAll(object(title, fields));
        return schema;
    }

    private static ObjectNode object(String title, JsonNode fields) {
        ObjectNode object = Json.object().put("title", title).put("type", "object");
        ObjectNode properties = object.putObject("properties");
        for (JsonNode field : fields) {
            String name = name(field.path("name").asString(""));
            if (!UNUSABLE.contains(name) && !properties.has(name) && properties.size() < MOST_FIELDS) {
                properties.set(name, property(name, field));
            }
        }
        return object;
    }

    private static ObjectNode property(String name, JsonNode field) {
        ObjectNode property = Json.object();
        property.put("title", title(name));
        property.put("description", cut(field.path("description").asString("")));
        switch (field.path("type").asString("text")) {
            case "number", "integer", "boolean" ->
                orNull(property, field.path("type").asString());
            case "date" -> orNull(property, "string").put("format", "date");
            case "time" -> orNull(property, "string").put("format", "time");
            case "choice" -> {
                ArrayNode allowed = orNull(property, "string").putArray("enum");
                field.path("choices").forEach(choice -> allowed.add(choice.asString("")));
                allowed.addNull();
                if (allowed.size() < 3) {
                    property.remove("enum"); // one choice is none
                }
            }
            case "list" -> property.put("type", "array").putObject("items").put("type", "string");
            case "table" -> {
                ObjectNode row = object(title(name), field.path("columns"));
                property.put("type", "array")
                        .set(
                                "items",
                                row.path("properties").isEmpty() ? Json.object().put("type", "string") : row);
            }
            default -> orNull(property, "string");
        }
        return property;
    }

    private static ObjectNode orNull(ObjectNode property, String type) {
        property.putArray("type").add(type).add("null");
        return property;
    }

    /** Letters, digits and underscores. */
    static String name(String given) {
        String name = given.strip()
                .replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String title(String name) {
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }
}
