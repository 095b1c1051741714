package dev.ocelli.engine.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SchemaFillerTest {
    /** What Pydantic 2 writes for a model with every kind of field. */
    private static final String PYDANTIC = """
            {"$defs": {
              "Address": {"properties": {"street": {"title": "Street", "type": "string"},
                "zip": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": null}},
                "required": ["street"], "title": "Address", "type": "object"},
              "Item": {"properties": {"name": {"type": "string"}, "price": {"anyOf": [{"type": "number"},
                {"pattern": "^-?\\\\d+(\\\\.\\\\d+)?$", "type": "string"}]}},
                "required": ["name"], "title": "Item", "type": "object"},
              "Kind": {"enum": ["invoice", "receipt", "unknown"], "title": "Kind", "type": "string"}},
             "properties": {
              "number": {"title": "Number", "type": "string"},
              "date": {"anyOf": [{"format": "date", "type": "string"}, {"type": "null"}], "default": null},
              "created": {"format": "date-time", "type": "string"},
              "kind": {"$ref": "#/$defs/Kind"},
              "version": {"const": "1", "type": "string"},
              "seller": {"$ref": "#/$defs/Address"},
              "buyer": {"anyOf": [{"$ref": "#/$defs/Address"}, {"type": "null"}], "default": null},
              "items": {"items": {"$ref": "#/$defs/Item"}, "type": "array"},
              "tags": {"anyOf": [{"items": {"type": "string"}, "type": "array"}, {"type": "null"}], "default": null},
              "paid": {"default": false, "type": "boolean"},
              "extra": {"additionalProperties": {"type": "string"}, "type": "object"}},
             "required": ["number", "kind", "version", "seller", "items", "extra"], "title": "Paper", "type": "object"}
            """;

    private static Draft fill(String schema, Map<String, List<LeafReading>> leaves) {
        return new SchemaFiller(JsonSchema.parse(Json.parse(schema))).fill(new Readings(leaves, Map.of()));
    }

    private static LeafReading read(Object value) {
        return new LeafReading(
                Json.MAPPER.valueToTree(value), new Draft.Reading(String.valueOf(value), List.of(), 0.9, List.of()));
    }

    @Test
    void an_empty_document_still_gives_what_the_schema_wants() {
        var draft = fill(PYDANTIC, Map.of());
        assertThat(draft.value()).isEqualTo(Json.parse("""
                                {"number": "", "date": null, "kind": "unknown", "version": "1",
                                 "seller": {"street": "", "zip": null}, "buyer": null, "items": [], "tags": [],
                                 "extra": {}}
                                """));
        assertThat(JsonSchema.parse(Json.parse(PYDANTIC)).validate(draft.value()))
                .isEmpty();
    }

    @Test
    void readings_stand_at_their_places_and_keep_where_they_were_read() {
        var rows =
                Map.of("/items", List.of(Map.of("/name", read("A"), "/price", read(2.5)), Map.of("/name", read("B"))));
        var leaves = Map.of(
                "/number", List.of(read("R-1")),
                "/buyer/street", List.of(read("Main Street 1")),
                "/tags", List.of(read("x"), read("y")));
        var schema = JsonSchema.parse(Json.parse(PYDANTIC));
        var draft = new SchemaFiller(schema).fill(new Readings(leaves, rows));
        assertThat(draft.value().at("/items/0/price").doubleValue()).isEqualTo(2.5);
        assertThat(draft.value().at("/items/1/name").stringValue()).isEqualTo("B");
        assertThat(draft.value().at("/buyer/zip").isNull()).isTrue();
        assertThat(draft.value().at("/tags/1").stringValue()).isEqualTo("y");
        assertThat(draft.readings()).containsKeys("/number", "/items/0/price", "/items/1/name", "/tags/1");
        assertThat(schema.validate(draft.value())).isEmpty();
    }

    @Test
    void what_the_schema_refuses_counts_as_not_read() {
        var schema = """
                {"type": "object", "required": ["day", "size", "codes", "kind"], "properties": {
                  "day": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                  "size": {"anyOf": [{"type": "integer", "maximum": 10}, {"type": "null"}]},
                  "codes": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]+$"}},
                  "kind": {"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]}}}
                """;
        var draft = fill(
                schema,
                Map.of(
                        "/day", List.of(read("17.05.2024")),
                        "/size", List.of(read(11)),
                        "/codes", List.of(read("AB"), read("ab"), read("CD")),
                        "/kind", List.of(read("c"))));
        assertThat(draft.value())
                .isEqualTo(Json.parse("{\"day\": null, \"size\": null, \"codes\": [\"AB\", \"CD\"], \"kind\": null}"));
        assertThat(draft.readings()).containsOnlyKeys("/codes/0", "/codes/1");
    }

    @Test
    void a_required_number_is_never_invented() {
        var draft = fill(
                "{\"type\": \"object\", \"required\": [\"total\"], \"properties\": {\"total\": {\"type\": \"number\"}}}",
                Map.of());
        assertThat(draft.value()).isEqualTo(Json.parse("{\"total\": null}"));
    }

    @Test
    void random_schemas_are_always_filled_to_fit() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            ObjectNode root = object(random, 3);
            var schema = JsonSchema.parse(root);
            var leaves = new HashMap<String, List<LeafReading>>();
            for (FieldSpec field :
                    SchemaFields.of((ObjectShape) schema.shape(), List.of()).fields()) {
                if (random.nextBoolean()) {
                    leaves.put(field.pointer(), List.of(read(sample(field.leaf(), random))));
                }
            }
            var draft = new SchemaFiller(schema).fill(new Readings(leaves, Map.of()));
            assertThat(schema.validate(draft.value())).as(root.toString()).isEmpty();
        }
    }

    private static Object sample(LeafShape leaf, Random random) {
        if (random.nextInt(5) == 0) {
            return "misfit";
        }
        return switch (leaf.type()) {
            case STRING, ANY ->
                leaf.rules().allowed().isEmpty()
                        ? "word"
                        : leaf.rules().allowed().getFirst();
            case NUMBER -> 2.5;
            case INTEGER -> 3;
            case BOOLEAN -> true;
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = Json.object();
        object.put("type", "object");
        var properties = object.putObject("properties");
        var required = object.putArray("required");
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            String name = "field_" + i;
            properties.set(name, value(random, depth));
            if (random.nextBoolean()) {
                required.add(name);
            }
        }
        return object;
    }

    /** Required numbers and booleans may be null here: the one case that cannot be filled honestly. */
    private static JsonNode value(Random random, int depth) {
        var kinds = new ArrayList<>(List.of("string", "number", "integer", "boolean", "enum", "date"));
        if (depth > 0) {
            kinds.addAll(List.of("object", "array"));
        }
        ObjectNode node = Json.object();
        String kind = kinds.get(random.nextInt(kinds.size()));
        switch (kind) {
            case "enum" -> node.putArray("enum").add("red").add("other");
            case "date" -> node.put("type", "string").put("format", "date");
            case "object" -> node = object(random, depth - 1);
            case "array" -> node.put("type", "array").set("items", value(random, depth - 1));
            default -> node.put("type", kind);
        }
        boolean open = List.of("number", "integer", "boolean", "date").contains(kind) || random.nextBoolean();
        if (!open) {
            return node;
        }
        ObjectNode either = Json.object();
        either.putArray("anyOf").add(node).addObject().put("type", "null");
        return either;
    }

    @Test
    void whole_numbers_fit_an_integer_and_others_do_not() {
        var leaf = new LeafShape(
                new dev.ocelli.catalog.schema.Shape.Label("n", "", ""),
                false,
                LeafType.INTEGER,
                dev.ocelli.catalog.schema.Shape.LeafRules.NONE);
        assertThat(ShapeFilling.fitted(leaf, Json.parse("3.0")))
                .contains(Json.MAPPER.valueToTree(java.math.BigInteger.valueOf(3)));
        assertThat(ShapeFilling.fitted(leaf, Json.parse("3.5"))).isEmpty();
    }
}
