package dev.ocelli.catalog.schema;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema for objects (drafts 4 to 2020-12) that was checked and can be used without fear. */
public final class JsonSchema {
    private final ObjectNode root;
    private final Shape shape;
    private final SchemaValidator validator;

    private JsonSchema(ObjectNode root, Shape shape, SchemaValidator validator) {
        this.root = root;
        this.shape = shape;
        this.validator = validator;
    }

    /**
     * Reads a schema.
     *
     * <p>Refused with {@code INVALID_SCHEMA} and the place: what its draft does not allow, what does not describe an
     * object, references to other documents (nothing is ever fetched), broken patterns, and schemas over the limits of
     * size and depth.
     */
    public static JsonSchema parse(JsonNode node) {
        if (!(node instanceof ObjectNode given)) {
            throw SchemaCheck.invalid(
                    "", "must be a JSON object such as {\"type\": \"object\", \"properties\": {...}}");
        }
        ObjectNode root = given.deepCopy();
        SchemaCheck.check(root);
        var validator = SchemaValidator.of(root);
        Shape shape = ShapeReader.read(new SchemaParts(root), root);
        if (!(shape instanceof Shape.ObjectShape)) {
            throw SchemaCheck.invalid("", "must describe an object (\"type\": \"object\"), since results are objects");
        }
        return new JsonSchema(root, shape, validator);
    }

    /** The schema as given; a copy, so that callers may change it. */
    public ObjectNode root() {
        return root.deepCopy();
    }

    public Shape shape() {
        return shape;
    }

    /** The places of {@code value} that do not fit, in document order; formats such as {@code date} count. */
    public List<Misfit> validate(JsonNode value) {
        return validator.validate(value);
    }

    /**
     * The schema cut down to the fields that a statement such as {@code { invoice_id items { description } }} names.
     *
     * @throws OcelliException {@code INVALID_REQUEST} with the place of a broken statement or an unknown field
     */
    public JsonSchema select(String statement) {
        return parse(new Narrowing(root).to(FieldSelection.parse(statement)));
    }

    /** First 8 hex digits of the SHA-256 of the schema as Python's {@code json.dumps(sort_keys=True)} writes it. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(SortedJson.write(root).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** An example value; it fits the schema unless a pattern without an example stands in the way. */
    public ObjectNode sample() {
        return new SampleWriter(root, this::validate).write();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonSchema schema && root.equals(schema.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    @Override
    public String toString() {
        return Json.write(root);
    }
}
