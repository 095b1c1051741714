package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.Json;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema for answers like one that was given: types by the values, every field may be absent. */
final class ExampleSchema {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String SUPPORT = "_metadata";

    private ExampleSchema() {}

    /** Leaves out what supports a value, such as {@code total_metadata} beside {@code total}. */
    static ObjectNode of(ObjectNode answer) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Map.Entry<String, JsonNode> field : answer.properties()) {
            String name = field.getKey();
            boolean support = name.endsWith(SUPPORT) && answer.has(name.substring(0, name.length() - SUPPORT.length()));
            if (!support) {
                properties.set(name, value(name, field.getValue()));
            }
        }
        return schema;
    }

    private static ObjectNode value(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return of(object).put("title", title(name));
        }
        if (value.isArray()) {
            ObjectNode list = Json.object().put("title", title(name)).put("type", "array");
            list.set("items", value.isEmpty() ? Json.object() : value(name, value.get(0)));
            return list;
        }
        ObjectNode leaf = Json.object().put("title", title(name)).put("description", name.replace('_', ' '));
        leaf.putArray("type").add(type(value)).add("null");
        if (value.isString() && DATE.matcher(value.stringValue()).matches()) {
            leaf.put("format", "date");
        }
        return leaf;
    }

    private static String type(JsonNode value) {
        if (value.isBoolean()) {
            return "boolean";
        }
        return value.isNumber() ? "number" : "string";
    }

    private static String title(String name) {
        String words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
