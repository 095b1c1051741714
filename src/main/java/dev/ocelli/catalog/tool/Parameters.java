package dev.ocelli.catalog.tool;

import dev.ocelli.core.base.Json;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema of a tool's arguments; {@link Arguments} reads what fits it. */
public final class Parameters {
    private final ObjectNode properties = Json.object();
    private final ArrayNode required = Json.array();

    /** {@code file}: the material to work on. */
    public Parameters file() {
        return material(
                "file", "the file to work on, by its name (file_1, img_a05b3c); may be left out when only one came");
    }

    public Parameters material(String name, String about) {
        return text(name, about);
    }

    /** {@code page}: one page, counted from 1. */
    public Parameters page() {
        return whole("page", "the page, counted from 1; the first when left out", 1, 2_000);
    }

    /** {@code pages}: some pages, counted from 1. */
    public Parameters pages() {
        var node = put("pages", "array", "pages, counted from 1; all when left out");
        node.putObject("items").put("type", "integer").put("minimum", 1);
        return this;
    }

    public Parameters text(String name, String about) {
        put(name, "string", about);
        return this;
    }

    public Parameters texts(String name, String about, int most) {
        put(name, "array", about).put("maxItems", most).putObject("items").put("type", "string");
        return this;
    }

    public Parameters whole(String name, String about, int least, int most) {
        put(name, "integer", about).put("minimum", least).put("maximum", most);
        return this;
    }

    public Parameters number(String name, String about, double least, double most) {
        put(name, "number", about).put("minimum", least).put("maximum", most);
        return this;
    }

    public Parameters numbers(String name, String about, int most) {
        put(name, "array", about).put("maxItems", most).putObject("items").put("type", "number");
        return this;
    }

    public Parameters flag(String name, String about) {
        put(name, "boolean", about);
        return this;
    }

    /** One of an enum's constants, in lower case. */
    public Parameters choice(String name, String about, Class<? extends Enum<?>> type) {
        var words = put(name, "string", about).putArray("enum");
        for (var constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT));
        }
        return this;
    }

    /** A box: {@code [left, top, width, height]}. */
    public Parameters box(String name, String about) {
        var node = put(name, "array", about + "; [left, top, width, height] as shares (0 to 1) of the upright page");
        node.put("minItems", 4).put("maxItems", 4);
        node.putObject("items").put("type", "number");
        return this;
    }

    public Parameters object(String name, String about) {
        put(name, "object", about);
        return this;
    }

    /** A list of lists of numbers, such as points. */
    public Parameters list(String name, String about) {
        var items = put(name, "array", about).putObject("items").put("type", "array");
        items.putObject("items").put("type", "number");
        return this;
    }

    /** A list of objects of the given shape. */
    public Parameters items(String name, String about, int most, Parameters shape) {
        put(name, "array", about).put("maxItems", most).set("items", shape.schema());
        return this;
    }

    /** Marks arguments that a call must have. */
    public Parameters require(String... names) {
        for (String name : names) {
            if (!properties.has(name)) {
                throw new IllegalArgumentException("no parameter " + name);
            }
            required.add(name);
        }
        return this;
    }

    /** A JSON Schema of type object that knows these and no others. */
    public ObjectNode schema() {
        var schema = Json.object().put("type", "object");
        schema.set("properties", properties.deepCopy());
        if (!required.isEmpty()) {
            schema.set("required", required.deepCopy());
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode put(String name, String type, String about) {
        return properties.putObject(name).put("type", type).put("description", about);
    }
}
