package dev.ocelli.catalog.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SkillWriterTest {
    private final SkillWriter writer = new SkillWriter();

    private SkillWriter.Written write(String prompt) {
        return writer.fromPrompt(prompt, null, null, null, name -> false);
    }

    private static JsonNode properties(SkillWriter.Written written) {
        SkillBundle bundle = new BundleReader().read(written.zip(), BundleLimits.DEFAULT);
        return bundle.schema().map(JsonSchema::root).orElseGet(Json::object).path("properties");
    }

    @Test
    void a_sentence_becomes_a_typed_schema_a_name_and_instructions() {
        var written = write("Extract invoice_id, date and total_amount from invoices");
        assertThat(written.name()).isEqualTo("invoice-extraction");
        JsonNode fields = properties(written);
        assertThat(fields.propertyNames()).containsExactly("invoice_id", "date", "total_amount");
        assertThat(fields.path("invoice_id").path("type").get(0).asString()).isEqualTo("string");
        assertThat(fields.path("date").path("format").asString()).isEqualTo("date");
        assertThat(fields.path("total_amount").path("type").get(0).asString()).isEqualTo("number");
        var bundle = new BundleReader().read(written.zip(), BundleLimits.DEFAULT);
        assertThat(bundle.instructions()).startsWith("Extract invoice_id, date and total_amount from invoices");
        assertThat(bundle.frontMatter().name()).isEqualTo("invoice-extraction");
    }

    @Test
    void plain_words_lists_and_rows_are_understood() {
        JsonNode fields =
                properties(write("Please extract the customer name, due date, a list of email addresses and line items "
                        + "with description, quantity and unit price from the attached order confirmations."));
        assertThat(fields.propertyNames())
                .containsExactlyInAnyOrder("customer_name", "due_date", "email_addresses", "line_items");
        assertThat(fields.path("email_addresses").path("type").asString()).isEqualTo("array");
        JsonNode row = fields.path("line_items").path("items").path("properties");
        assertThat(row.propertyNames()).containsExactly("description", "quantity", "unit_price");
        assertThat(row.path("quantity").path("type").get(0).asString()).isEqualTo("integer");
        assertThat(row.path("unit_price").path("type").get(0).asString()).isEqualTo("number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Extract the merchant name, date and a list of items (description, amount) from receipts"
                        + " | merchant_name, date, items",
                "Get surname, date of birth and whether it is signed out of passports | surname, date_of_birth, is_signed",
                "I need from each invoice: vendor name, PO number, line items with quantity and unit price, and grand total."
                        + " | vendor_name, po_number, line_items",
                "I want to extract the plate and the fee from toll bills | plate, fee",
                "Read bank statements and return account holder, closing balance and all transactions with date and amount"
                        + " | account_holder, closing_balance, transactions",
                "For every parcel: carrier, tracking number, weight | carrier, tracking_number, weight",
                "Read total and date from tickets | total, date"
            })
    void people_ask_in_many_ways(String prompt, String names) {
        assertThat(properties(write(prompt)).propertyNames()).contains(names.split(", "));
    }

    @Test
    void words_around_the_fields_are_no_fields() {
        assertThat(properties(write("Read bank statements and return holder and all transactions with date and amount"))
                        .propertyNames())
                .containsExactly("holder", "transactions");
        assertThat(properties(write("Find the total and a list of items (name, price) on receipts"))
                        .propertyNames())
                .containsExactly("total", "items");
    }

    @Test
    void one_field_a_line_works_too() {
        JsonNode fields = properties(
                write("Read delivery notes:\n- Delivery number: printed top right\n- Total weight\n- Is signed\n"));
        assertThat(fields.propertyNames()).containsExactly("delivery_number", "total_weight", "is_signed");
        assertThat(fields.path("is_signed").path("type").get(0).asString()).isEqualTo("boolean");
        assertThat(fields.path("delivery_number").path("type").get(0).asString())
                .isEqualTo("string");
    }

    @Test
    void a_given_schema_name_and_description_are_kept() {
        var schema = (ObjectNode) Json.parse("{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"string\"}}}");
        var written = writer.fromPrompt("Whatever: \"quoted\"", schema, "mine", "For: me", name -> false);
        assertThat(written.name()).isEqualTo("mine");
        var bundle = new BundleReader().read(written.zip(), BundleLimits.DEFAULT);
        assertThat(bundle.frontMatter().description()).isEqualTo("For: me");
        assertThat(bundle.schema().orElseThrow().root()).isEqualTo(schema);
    }

    @Test
    void an_invented_name_is_legal_and_free() {
        var taken = Set.of("invoice-extraction", "invoice-extraction-2");
        assertThat(writer.fromPrompt("Extract the total from invoices", null, null, null, taken::contains)
                        .name())
                .isEqualTo("invoice-extraction-3");
        assertThat(write("Summarise!").name()).isEqualTo("summarise");
        assertThat(write("¿¡").name()).isEqualTo("skill");
    }

    @Test
    void words_without_fields_make_no_schema() {
        assertThat(properties(write("Be careful with handwriting.")).isEmpty()).isTrue();
    }
}
