package dev.ocelli.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

final class SchemaEditTest {
    private static final ObjectNode SCHEMA = (ObjectNode) Json.parse("""
            {"type":"object","properties":{
              "order":{"type":["string","null"],"description":"The order."},
              "items":{"type":"array","items":{"type":"object","properties":{"day":{"type":"string"}}}},
              "tags":{"type":"array","items":{"type":"string"}},
              "other":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":"string"}}}""");

    @Test
    void a_label_is_added_behind_a_colon_and_only_once() {
        var edit = new SchemaEdit.AddLabel("order", "PO no");
        ObjectNode once = edit.applied(SCHEMA).orElseThrow();
        assertThat(once.at("/properties/order/description").stringValue()).isEqualTo("The order: PO no");
        assertThat(edit.applied(once)).isEmpty();
        assertThat(new SchemaEdit.AddLabel("order", "Our ref")
                        .applied(once)
                        .orElseThrow()
                        .at("/properties/order/description")
                        .stringValue())
                .isEqualTo("The order: PO no, Our ref");
    }

    @Test
    void columns_of_tables_plain_lists_and_references_are_found_or_left_alone() {
        assertThat(new SchemaEdit.Retype("items[].day", "string", "date")
                        .applied(SCHEMA)
                        .orElseThrow()
                        .at("/properties/items/items/properties/day/format")
                        .stringValue())
                .isEqualTo("date");
        assertThat(new SchemaEdit.Retitle("tags[]", "Labels")
                        .applied(SCHEMA)
                        .orElseThrow()
                        .at("/properties/tags/title")
                        .stringValue())
                .isEqualTo("Labels");
        assertThat(new SchemaEdit.Retitle("other", "Other words").applied(SCHEMA))
                .isEmpty();
        assertThat(new SchemaEdit.Retitle("nowhere", "x").applied(SCHEMA)).isEmpty();
    }

    @Test
    void a_nullable_type_stays_nullable() {
        assertThat(new SchemaEdit.Retype("order", "number", null)
                        .applied(SCHEMA)
                        .orElseThrow()
                        .at("/properties/order/type")
                        .toString())
                .isEqualTo("[\"number\",\"null\"]");
    }

    @Test
    void what_a_value_is_called_is_read_before_beside_and_above_it() {
        var reader = new LabelReader(page(
                line("Docket: 7741", 0.1, 0.1),
                line("Your reference", 0.1, 0.2),
                line("1,242.00", 0.5, 0.2),
                line("Shipped on", 0.1, 0.3),
                line("5.3.2026", 0.1, 0.32)));
        assertThat(reader.labels(StringNode.valueOf("7741"))).contains("Docket");
        assertThat(reader.labels(DecimalNode.valueOf(new java.math.BigDecimal("1242"))))
                .contains("Your reference");
        assertThat(reader.labels(StringNode.valueOf("2026-03-05"))).contains("Shipped on");
        assertThat(reader.labels(StringNode.valueOf("74"))).isEmpty();
    }

    private static Perception page(TextLine... lines) {
        var page = new Page(0, 0.7, 0, TextSource.TEXT_LAYER, List.of(lines), Page.PageParts.NONE);
        return new Perception(new MediaType("application/pdf"), 1, List.of(page));
    }

    private static TextLine line(String text, double x, double y) {
        var words = new ArrayList<Word>();
        double at = x;
        for (String word : text.split(" ")) {
            words.add(new Word(word, new BoundingBox(at, y, 0.01 * word.length(), 0.012), 1));
            at += 0.01 * (word.length() + 1);
        }
        return TextLine.of(words);
    }
}
