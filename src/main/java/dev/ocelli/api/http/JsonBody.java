package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/** Request bodies as JSON, with errors in the caller's words: a place in the text, never a class of ours. */
final class JsonBody {
    private JsonBody() {}

    /**
     * A JSON object. Fails with {@link ErrorCode#UNREADABLE_BODY} for anything else, and with {@link
     * ErrorCode#INVALID_REQUEST} for a text with U+0000, which the database cannot hold.
     */
    static ObjectNode read(byte[] bytes) {
        JsonNode body;
        try {
            body = Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new OcelliException(ErrorCode.UNREADABLE_BODY, null, "The body is not JSON: " + reason(e), e);
        }
        if (!(body instanceof ObjectNode object)) {
            throw new OcelliException(ErrorCode.UNREADABLE_BODY, "The body is not a JSON object.");
        }
        zeroIn(object, "").ifPresent(field -> {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    field,
                    "The body has the character U+0000 in " + field + ", which no text here may hold; leave it out.");
        });
        return object;
    }

    /** What the parser says and where, without the names of its own classes and switches. */
    private static String reason(JacksonException e) {
        String text = e.getOriginalMessage()
                .replaceAll(": enable `[^`]*` to allow", "")
                .replaceAll(",? \\(?(?:from|as per|bound as)? ?`[^`]*`(?:\\)(?!\\)))?", "");
        var place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? text
                : text + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    /** The path of a text with U+0000; depth is bounded by the parser. */
    private static Optional<String> zeroIn(JsonNode node, String path) {
        if (node.isString()) {
            return node.stringValue().indexOf('\0') < 0 ? Optional.empty() : Optional.of(path);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            String below = (path.isEmpty() ? "" : path + ".") + name.replace("\0", "");
            Optional<String> found = name.indexOf('\0') < 0 ? zeroIn(field.getValue(), below) : Optional.of(below);
            if (found.isPresent()) {
                return found;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            JsonNode item = node.get(i);
            if (item.isString() || item.isContainer()) {
                Optional<String> found = zeroIn(item, path + "[" + i + "]");
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The body as a wire record; 422 names the first field that does not fit. */
    static <T> T as(ObjectNode node, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(node, type);
        } catch (DatabindException e) {
            String field = path(e);
            throw new OcelliException(
                    ErrorCode.UNREADABLE_BODY,
                    field,
                    (field == null ? "The body" : field) + " does not fit; expected " + expected(e) + ".",
                    e);
        }
    }

    private static String expected(DatabindException e) {
        Class<?> target = e instanceof MismatchedInputException misfit ? misfit.getTargetType() : null;
        if (target == null) {
            return "another value";
        }
        return switch (target.getSimpleName()) {
            case "Long", "Integer", "long", "int" -> "a whole number";
            case "Double", "double" -> "a number";
            case "Boolean", "boolean" -> "true or false";
            case "String" -> "a string";
            case "List" -> "a list";
            default -> "a JSON object";
        };
    }

    private static @Nullable String path(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}
