package dev.ocelli.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SchemaProposerTest {

    @Test
    void labels_and_tables_become_fields_with_types_and_a_sample() {
        var answer = propose(new SketchedPerception()
                .title("Delivery Note")
                .pair("Delivery No.:", "4711")
                .pair("Ship date:", "03.11.2026")
                .pair("Weight total", "12.5")
                .pair("Freight (EUR)", "€ 1.250,00")
                .pair("Express:", "yes")
                .pair("Phone:", "+49 30 555 0110")
                .pair("Contact:", "ada@example.com")
                .pair("Received by:", "")
                .table(1, "Article|Qty|Price", "Oak shelf|2|85.00", "Screw M4|100|0.05", "Fitting||40.00"));

        assertThat(answer.get("domain").asString()).isNotBlank();
        assertThat(answer.get("gql_stmt").asString()).isEmpty();
        assertThat(answer.get("schema_hash").asString()).hasSize(8);
        assertThat(answer.at("/json_schema/title").asString()).isEqualTo("DeliveryNote");
        assertThat(types(answer)).isEqualTo(Json.parse("""
                {"delivery_no": "string", "ship_date": "string date", "weight_total": "number", "freight_eur": "number",
                 "express": "boolean", "phone": "string", "contact": "string", "received_by": "string", "items": "array"}"""));
        assertThat(sample(answer)).isEqualTo(Json.parse("""
                {"delivery_no": "4711", "ship_date": "2026-11-03", "weight_total": 12.5, "freight_eur": 1250.00,
                 "express": true, "phone": "+49 30 555 0110", "contact": "ada@example.com", "received_by": null,
                 "items": [{"article": "Oak shelf", "qty": 2, "price": 85.00},
                           {"article": "Screw M4", "qty": 100, "price": 0.05},
                           {"article": "Fitting", "qty": null, "price": 40.00}]}"""));
    }

    @Test
    void the_same_label_is_one_field_unless_it_says_something_else() {
        var answer = propose(new SketchedPerception()
                .pair("Name", "Ada Birch")
                .pair("Name:", "Ada Birch")
                .pair("NAME", "Jo Reed"));

        assertThat(sample(answer)).isEqualTo(Json.parse("{\"name\": \"Ada Birch\", \"name_2\": \"Jo Reed\"}"));
    }

    @Test
    void a_table_without_head_that_reads_as_labels_gives_fields() {
        var answer =
                propose(new SketchedPerception().table(0, "Blood group|A+", "Height (cm)|168", "Born|12 April 1988"));

        assertThat(types(answer)).isEqualTo(Json.parse("""
                {"blood_group": "string", "height_cm": "integer", "born": "string date"}"""));
    }

    @Test
    void a_table_is_named_by_its_columns_else_by_the_heading_above() {
        var answer = propose(new SketchedPerception()
                .heading("Vaccinations")
                .table(1, "Vaccine|Given on", "Tetanus|2020-05-01", "Measles|1990-01-31")
                .text("A paragraph in between that is longer than any heading could ever be.")
                .text("And one more of the same kind, which ends here.")
                .table(1, "Date|Details|Debit|Balance", "2026-01-02|Grocer|25.50|100.00"));

        assertThat(types(answer).propertyNames()).containsExactly("vaccinations", "transactions");
        assertThat(answer.at("/json_schema/properties/vaccinations/items/properties/given_on/format")
                        .asString())
                .isEqualTo("date");
    }

    @Test
    void sums_and_addresses_without_a_label_are_found() {
        var answer = propose(new SketchedPerception()
                .text("Harbour Street Bakery")
                .text("www.harbour.example")
                .text("31/01/2026 12:47")
                .sideBySide("SUBTOTAL", "8.30")
                .text("TOTAL EUR 9.96"));

        assertThat(sample(answer)).isEqualTo(Json.parse("""
                {"subtotal": 8.30, "total": 9.96, "website": "www.harbour.example", "date": "2026-01-31"}"""));
    }

    @Test
    void labels_with_a_colon_are_found_where_nobody_paired_them() {
        var answer = propose(new SketchedPerception()
                .text("Permit No.: B-2291")
                .sideBySide("Valid until:", "31 December 2026")
                .text("Note that 3:1 is no label and this line is far too long to be one: it goes on."));

        assertThat(sample(answer)).isEqualTo(Json.parse("""
                {"permit_no": "B-2291", "valid_until": "2026-12-31"}"""));
    }

    @Test
    void a_grid_whose_head_holds_values_is_read_as_labels() {
        var answer = propose(new SketchedPerception()
                .table(
                        1,
                        "Bill to|Invoice number|NW-2026-0417",
                        "8 Quay Road|Due date|17 May 2026",
                        "Bristol|Customer|C-10233")
                .text("IBAN: DE89 3704 0044 0532 0130 00 BIC: COBADEFFXXX info@nw.example"));

        assertThat(sample(answer)).isEqualTo(Json.parse("""
                {"invoice_number": "NW-2026-0417", "due_date": "2026-05-17", "customer": "C-10233",
                 "iban": "DE89 3704 0044 0532 0130 00", "bic": "COBADEFFXXX", "email": "info@nw.example"}"""));
    }

    @Test
    void a_list_that_goes_on_in_another_table_is_one_list() {
        var answer = propose(new SketchedPerception()
                .table(1, "Item|Qty|Price", "Shelf|1|10.00", "Board|2|4.00")
                .table(1, "Item|Qty|Price", "Screw|3|1.00"));

        assertThat(types(answer).propertyNames()).containsExactly("items");
    }

    @Test
    void a_till_receipt_gives_items_and_sums() {
        var answer = propose(new SketchedPerception()
                .table(
                        0,
                        "Receipt No: R-20458|Register: 3",
                        "Rye bread 2 x 3.50|7.00",
                        "Cinnamon bun|1.50",
                        "TOTAL|8.50",
                        "Cash|10.00"));

        assertThat(sample(answer)).isEqualTo(Json.parse("""
                {"items": [{"description": "Rye bread 2 x 3.50", "amount": 7.0}, {"description": "Cinnamon bun", "amount": 1.5}],
                 "receipt_no": "R-20458", "register": 3, "total": 8.5, "cash": 10.0}"""));
    }

    @Test
    void a_page_of_prose_still_gives_a_usable_schema() {
        var answer = propose(new SketchedPerception().text("Once upon a time there was a schema."));

        assertThat(types(answer).propertyNames()).containsExactly("text");
    }

    @Test
    void an_empty_page_and_a_page_of_ten_thousand_labels_stay_in_bounds() {
        var many = new SketchedPerception();
        for (int i = 0; i < 2_000; i++) {
            many.pair("Label " + "abcdefghij".charAt(i % 10) + "x" + i, "value");
        }

        assertThat(types(propose(new SketchedPerception())).size()).isEqualTo(1);
        assertThat(types(propose(many)).size()).isLessThanOrEqualTo(80);
    }

    @Test
    void labels_in_other_scripts_keep_their_words_as_title() {
        var answer = propose(new SketchedPerception().pair("合計金額", "1200").pair("Größe:", "XL"));

        assertThat(answer.at("/json_schema/properties/field_1/title").asString())
                .isEqualTo("合計金額");
        assertThat(types(answer).propertyNames()).containsExactlyInAnyOrder("field_1", "grosse");
    }

    /** Checks that schema and sample go together, too. */
    private static ObjectNode propose(SketchedPerception sketch) {
        ObjectNode answer = new SchemaProposer("test").propose(sketch.see());
        var schema = JsonSchema.parse(answer.get("json_schema"));
        assertThat(schema.validate(answer.get("json_sample"))).isEmpty();
        return answer;
    }

    /** As it arrives, so that 2 equals 2 whatever class holds it here. */
    private static JsonNode sample(ObjectNode answer) {
        return Json.parse(Json.write(answer.get("json_sample")));
    }

    private static ObjectNode types(ObjectNode answer) {
        ObjectNode types = Json.object();
        answer.at("/json_schema/properties").properties().forEach(entry -> {
            JsonNode property = entry.getValue();
            String format = property.path("format").asString("");
            types.put(entry.getKey(), (property.at("/type/0").asString() + " " + format).strip());
        });
        return types;
    }
}
