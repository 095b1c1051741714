package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON object field by field. Null counts as absent, unknown fields are left alone, and a value of the wrong
 * kind is a 400 that names the field with its path, such as {@code config.page_indices[0]}.
 */
final class Fields {
    private static final int SHOWN = 60;

    private final ObjectNode node;
    private final String path;

    private Fields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    static Fields of(ObjectNode body) {
        return new Fields(body, "");
    }

    /** The fields of an object that stands at {@code path}, which ends with a dot. */
    static Fields at(ObjectNode object, String path) {
        return new Fields(object, path);
    }

    private String at(String name) {
        return path + name;
    }

    /** The first of {@code names} that is there; further names are spellings of other clients. */
    private @Nullable JsonNode value(String... names) {
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && !value.isNull()) {
                return value;
            }
        }
        return null;
    }

    /** Whatever stands there; null when nothing does. */
    @Nullable
    JsonNode any(String name) {
        return value(name);
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** Whether the field is a string, for fields that may be one or something with structure. */
    boolean isText(String name) {
        JsonNode value = value(name);
        return value != null && value.isString();
    }

    @Nullable
    String text(String... names) {
        JsonNode value = value(names);
        if (value == null || value.isString()) {
            return value == null ? null : value.stringValue();
        }
        throw wrong(at(names[0]), value, "a string");
    }

    /** A string that says something; blank counts as absent. */
    @Nullable
    String word(String... names) {
        String text = text(names);
        return text == null || text.isBlank() ? null : text.strip();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        throw wrong(at(name), value, "true or false");
    }

    int integer(String name, int otherwise, int least, int most) {
        JsonNode value = value(name);
        return value == null ? otherwise : integer(at(name), value, least, most);
    }

    private static int integer(String field, JsonNode value, int least, int most) {
        if (value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0) {
            var number = value.decimalValue();
            if (number.compareTo(java.math.BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(java.math.BigDecimal.valueOf(most)) <= 0) {
                return number.intValue();
            }
        }
        String range = most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
        throw wrong(field, value, "a whole number " + range);
    }

    @Nullable
    Double number(String name, double least, double most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most) {
            return value.doubleValue();
        }
        throw wrong(at(name), value, "a number from " + plain(least) + " to " + plain(most));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    @Nullable
    List<Integer> integers(String name, int least, int mostItems) {
        ArrayNode array = array(name, mostItems, "whole numbers");
        if (array == null) {
            return null;
        }
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < array.size(); i++) {
            numbers.add(integer(at(name) + "[" + i + "]", array.get(i), least, Integer.MAX_VALUE));
        }
        return numbers;
    }

    List<String> texts(String name, int mostItems) {
        ArrayNode array = array(name, mostItems, "strings");
        var texts = new ArrayList<String>();
        for (int i = 0; array != null && i < array.size(); i++) {
            JsonNode item = array.get(i);
            if (!item.isString()) {
                throw wrong(at(name) + "[" + i + "]", item, "a string");
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    @Nullable
    ArrayNode array(String name, int mostItems, String of) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ArrayNode array && array.size() <= mostItems) {
            return array;
        }
        throw wrong(at(name), value, "a list of at most " + mostItems + " " + of);
    }

    @Nullable
    ObjectNode object(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrong(at(name), value, "a JSON object");
    }

    /** The fields of the object {@code name}; empty when it is absent. */
    Optional<Fields> inside(String name) {
        return Optional.ofNullable(object(name)).map(object -> new Fields(object, at(name) + "."));
    }

    /** The objects of the list {@code name}; empty when it is absent. */
    List<Fields> items(String name, int mostItems) {
        ArrayNode array = array(name, mostItems, "JSON objects");
        var items = new ArrayList<Fields>();
        for (int i = 0; array != null && i < array.size(); i++) {
            String field = at(name) + "[" + i + "]";
            if (!(array.get(i) instanceof ObjectNode object)) {
                throw wrong(field, array.get(i), "a JSON object");
            }
            items.add(new Fields(object, field + "."));
        }
        return items;
    }

    /** One of {@code type}'s constants by its lower-case name. */
    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        var known = new ArrayList<String>();
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT);
            if (value.isString() && word.equals(value.stringValue())) {
                return constant;
            }
            known.add(word);
        }
        throw wrong(at(name), value, "one of " + String.join(", ", known));
    }

    /** The path of the field {@code name}, for errors that are found later. */
    String path(String name) {
        return at(name);
    }

    OcelliException refused(String name, String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, at(name), message);
    }

    private static OcelliException wrong(String field, JsonNode value, String expected) {
        String text = value.toString();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new OcelliException(
                ErrorCode.INVALID_REQUEST, field, field + " is " + shown + "; expected " + expected + ".");
    }
}
