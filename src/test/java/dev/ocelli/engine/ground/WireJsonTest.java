package dev.ocelli.engine.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.reason.Draft;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class WireJsonTest {
    private static Grounded grounded(String json) {
        var draft = new Draft((ObjectNode) Json.parse(json), Map.of());
        var page = Print.page("Widget  12.50", "Gadget  7.25");
        return new Grounder().ground(Print.plan("{\"type\": \"object\"}"), draft, page);
    }

    @Test
    void a_leaf_gets_word_boxes_status_and_quote_beside_it() {
        var wire = WireJson.write(grounded("{\"price\": 12.5}"), true, true);
        var metadata = wire.get("price_metadata");
        assertThat(metadata.propertyNames()).containsExactly("confidence", "bboxes", "status", "quote");
        assertThat(metadata.get("confidence").stringValue()).isIn("hi", "med", "low");
        assertThat(metadata.get("status").stringValue()).isEqualTo("exact");
        assertThat(metadata.get("quote").stringValue()).isEqualTo("12.50");
        var box = metadata.get("bboxes").get(0);
        assertThat(box.propertyNames()).containsExactly("content", "bbox", "xywh", "page", "confidence");
        assertThat(box.get("bbox").get("xywh")).isEqualTo(box.get("xywh")).hasSize(4);
        assertThat(box.get("page").intValue()).isZero();
    }

    @Test
    void each_flag_brings_its_own_part() {
        var found = grounded("{\"price\": 12.5}");
        assertThat(WireJson.write(found, false, true).get("price_metadata").propertyNames())
                .containsExactly("confidence", "status");
        assertThat(WireJson.write(found, true, false).get("price_metadata").propertyNames())
                .containsExactly("bboxes", "status", "quote");
        assertThat(WireJson.write(found, false, false)).isEqualTo(Json.parse("{\"price\": 12.5}"));
    }

    @Test
    void elements_of_a_list_of_objects_have_their_siblings_inside() {
        var wire = WireJson.write(
                grounded("{\"items\": [{\"name\": \"Widget\"}, {\"name\": \"Gadget\", \"part\": {\"price\": 7.25}}]}"),
                true,
                true);
        assertThat(wire.propertyNames()).containsExactly("items");
        assertThat(wire.at("/items/0/name_metadata/status").stringValue()).isEqualTo("exact");
        assertThat(wire.at("/items/1/part/price_metadata/quote").stringValue()).isEqualTo("7.25");
    }

    @Test
    void a_list_of_values_has_one_sibling_whose_boxes_tell_their_value() {
        var wire = WireJson.write(grounded("{\"names\": [\"Widget\", \"Invented\", \"Gadget\"]}"), true, true);
        var metadata = wire.get("names_metadata");
        assertThat(metadata.get("status").stringValue()).isEqualTo("unverified");
        assertThat(metadata.get("confidence").stringValue()).isEqualTo("low");
        assertThat(metadata.get("bboxes").valueStream().map(b -> b.get("index").intValue()))
                .containsExactly(0, 2);
    }

    @Test
    void an_absent_value_says_so() {
        var wire = WireJson.write(grounded("{\"due\": null}"), true, true);
        assertThat(wire.get("due_metadata"))
                .isEqualTo(Json.parse(
                        "{\"confidence\": \"low\", \"bboxes\": [], \"status\": \"absent\", \"quote\": \"\"}"));
    }

    @Test
    void a_field_of_the_schema_is_never_overwritten() {
        var wire = WireJson.write(grounded("{\"name\": \"Widget\", \"name_metadata\": \"Gadget\"}"), true, true);
        assertThat(wire.get("name_metadata").stringValue()).isEqualTo("Gadget");
    }
}
