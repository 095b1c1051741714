package dev.ocelli.api.http;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.chat.ChatWish.AnswerFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code response_format} in its five shapes: wire contract A, section 16. */
final class AnswerFormatReader {
    private AnswerFormatReader() {}

    static AnswerFormat read(Fields body) {
        Optional<Fields> format = body.inside("response_format");
        return format.isEmpty() ? new AnswerFormat.Unsaid() : shape(format.get());
    }

    private static AnswerFormat shape(Fields format) {
        String type = Objects.requireNonNullElse(format.word("type"), "");
        return switch (type) {
            case "text" -> new AnswerFormat.Words();
            case "json_object" -> {
                @Nullable ObjectNode schema = format.object("schema");
                yield schema == null ? new AnswerFormat.AnyJson() : fitting(format, "schema", schema);
            }
            case "json_schema" -> schema(format);
            default ->
                throw format.refused("type", "type is '" + type + "'; expected text, json_object or json_schema.");
        };
    }

    private static AnswerFormat schema(Fields format) {
        @Nullable ObjectNode flat = format.object("schema");
        if (flat != null) {
            return fitting(format, "schema", flat);
        }
        @Nullable ObjectNode named = format.object("json_schema");
        if (named == null) {
            throw format.refused(
                    "json_schema",
                    format.path("json_schema") + " is missing; expected {\"name\": …, \"schema\": {…}}.");
        }
        boolean wrapped = named.path("schema").isObject() && !named.has("properties") && !named.has("type");
        return wrapped
                ? fitting(format, "json_schema.schema", (ObjectNode) named.path("schema"))
                : fitting(format, "json_schema", named);
    }

    private static AnswerFormat fitting(Fields format, String field, ObjectNode schema) {
        try {
            JsonSchema.parse(schema);
        } catch (OcelliException e) {
            throw e.at(format.path(field));
        }
        JsonNode type = schema.path("type");
        if (type.isString() && !type.stringValue().equals("object")) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA,
                    format.path(field),
                    "The schema of an answer is of type '" + type.stringValue() + "'; expected object.");
        }
        return new AnswerFormat.Fitting(schema);
    }
}
