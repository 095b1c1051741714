package dev.ocelli.catalog.schema;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema for objects that was checked and can be used without fear. */
public final class JsonSchema {
    private final ObjectNode root;
    private final Shape shape;

    private JsonSchema(ObjectNode root, Shape shape) {
        this.root = root;
        this.shape = shape;
    }

    /** Reads a schema; anything else than a usable object schema is an {@link ErrorCode#INVALID_SCHEMA}. */
    public static JsonSchema parse(JsonNode node) {
        if (!(node instanceof ObjectNode given)) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA, "A JSON Schema must be a JSON object with \"type\": \"object\".");
        }
        ObjectNode root = given.deepCopy();
        return new JsonSchema(root, ShapeReader.read(new SchemaParts(root), root));
    }

    /** The schema as given; a copy, so that callers may change it. */
    public ObjectNode root() {
        return root.deepCopy();
    }

    public Shape shape() {
        return shape;
    }
}
