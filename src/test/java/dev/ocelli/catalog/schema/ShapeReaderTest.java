package dev.ocelli.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.schema.Shape.ArrayShape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.LeafType;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ShapeReaderTest {

    @Test
    void pydantic_optional_field_is_nullable_and_keeps_its_own_title() {
        var shape = fields("""
                {"type": "object", "required": ["total"], "properties": {
                  "total": {"type": "number", "title": "Total"},
                  "due": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}],
                          "default": null, "title": "Due", "description": "Last day to pay"}}}""");

        var due = field(shape, "due", LeafShape.class);
        assertThat(due.nullable()).isTrue();
        assertThat(due.type()).isEqualTo(LeafType.STRING);
        assertThat(due.rules().format()).contains("date");
        assertThat(due.label()).isEqualTo(new Shape.Label("due", "Due", "Last day to pay"));
        assertThat(shape.properties().keySet()).containsExactly("total", "due");
        assertThat(shape.required()).containsExactly("total");
    }

    @Test
    void references_are_resolved_and_words_beside_them_win() {
        var shape = fields("""
                {"type": "object", "properties": {
                  "seller": {"$ref": "#/$defs/Party", "description": "Who sells"},
                  "buyers": {"type": "array", "items": {"$ref": "#/$defs/Party"}}},
                 "$defs": {"Party": {"type": "object", "title": "Party", "description": "A firm",
                   "properties": {"name": {"type": "string"}}}}}""");

        var seller = field(shape, "seller", ObjectShape.class);
        assertThat(seller.label().description()).isEqualTo("Who sells");
        assertThat(seller.label().title()).isEqualTo("Party");
        var buyers = field(shape, "buyers", ArrayShape.class);
        assertThat(((ObjectShape) buyers.items()).properties()).containsOnlyKeys("name");
    }

    @Test
    void parts_of_all_of_are_merged() {
        var shape = fields("""
                {"allOf": [{"$ref": "#/definitions/base"},
                           {"properties": {"b": {"type": "integer"}}, "required": ["b"]}],
                 "definitions": {"base": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}""");

        assertThat(shape.properties().keySet()).containsExactly("a", "b");
        assertThat(shape.required()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void enum_const_and_union_of_consts_give_allowed_values() {
        var shape = fields("""
                {"type": "object", "properties": {
                  "sex": {"enum": ["M", "F", null]},
                  "kind": {"const": "bill"},
                  "unit": {"oneOf": [{"const": "kg", "title": "kilo"}, {"const": "g"}]},
                  "ratio": {"anyOf": [{"type": "number"}, {"type": "string"}]}}}""");

        var sex = field(shape, "sex", LeafShape.class);
        assertThat(sex.nullable()).isTrue();
        assertThat(sex.type()).isEqualTo(LeafType.STRING);
        assertThat(sex.rules().allowed()).extracting(v -> v.asString()).containsExactly("M", "F");
        assertThat(field(shape, "kind", LeafShape.class).rules().allowed()).hasSize(1);
        assertThat(field(shape, "unit", LeafShape.class).rules().allowed()).hasSize(2);
        assertThat(field(shape, "ratio", LeafShape.class).type()).isEqualTo(LeafType.NUMBER);
    }

    @Test
    void type_lists_and_open_fields_are_read() {
        var shape = fields("""
                {"type": "object", "properties": {
                  "tag": {"type": ["null", "string"]}, "other": {}, "more": true, "never": false,
                  "pair": {"type": "array", "items": [{"type": "integer"}, {"type": "string"}]}}}""");

        assertThat(field(shape, "tag", LeafShape.class).nullable()).isTrue();
        assertThat(field(shape, "other", LeafShape.class).type()).isEqualTo(LeafType.ANY);
        assertThat(shape.properties()).containsKey("more").doesNotContainKey("never");
        assertThat(field(shape, "pair", ArrayShape.class).items()).isInstanceOf(LeafShape.class);
    }

    @Test
    void a_type_that_contains_itself_ends() {
        var shape = fields("""
                {"$ref": "#/$defs/Node", "$defs": {"Node": {"type": "object", "properties": {
                  "name": {"type": "string"},
                  "left": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
                  "right": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
                  "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}}}}}}""");

        assertThat(depth(shape)).isBetween(2, 9);
    }

    @Test
    void a_schema_that_unfolds_without_end_is_refused() {
        var text = new StringBuilder("{\"$ref\":\"#/$defs/t0\",\"$defs\":{");
        for (int i = 0; i < 20; i++) {
            text.append("\"t%d\":{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/t%d\"},"
                    .formatted(i, i + 1));
            text.append("\"b\":{\"$ref\":\"#/$defs/t%d\"}}},".formatted(i + 1));
        }
        text.append("\"t20\":{\"type\":\"string\"}}}");

        assertThatThrownBy(() -> fields(text.toString()))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("5000");
    }

    private static <T extends Shape> T field(ObjectShape shape, String name, Class<T> kind) {
        return kind.cast(Objects.requireNonNull(shape.properties().get(name), name));
    }

    private static int depth(Shape shape) {
        return switch (shape) {
            case ObjectShape o ->
                1
                        + o.properties().values().stream()
                                .mapToInt(s -> depth(s))
                                .max()
                                .orElse(0);
            case ArrayShape a -> 1 + depth(a.items());
            case LeafShape _ -> 1;
        };
    }

    private static ObjectShape fields(String schema) {
        return (ObjectShape) JsonSchema.parse(Json.parse(schema)).shape();
    }
}
