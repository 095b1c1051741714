package dev.ocelli.engine.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeaningsTest {
    private static final Meanings MEANINGS = new Meanings(Lexicon.load());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    merchant_name         | string |                        | seller.name
                    company               | string | Name of the shop       | seller.name
                    seller_name           | string |                        | seller.name
                    issuerName            | string |                        | seller.name
                    vendor                | string |                        | seller.name
                    who                   | string | name of the shop       | seller.name
                    customer_name         | string |                        | buyer.name
                    buyer_address         | string |                        | buyer.address
                    shipping_address      | string |                        | shipping.address
                    seller_vat_id         | string |                        | seller.tax_id
                    issuer_phone          | string |                        | seller.phone
                    total                 | number |                        | total.gross
                    total_amount          | number |                        | total.gross
                    grand_total           | number |                        | total.gross
                    amount_due            | number |                        | total.due
                    subtotal              | number |                        | total.net
                    net_total             | number |                        | total.net
                    tax                   | number |                        | total.tax
                    tax_amount            | number |                        | total.tax
                    seller_iban           | string |                        | bank.iban
                    invoice_id            | string |                        | document.number
                    transaction_date      | string |                        | document.date
                    due_date              | string |                        | document.due
                    governing_law         | string |                        | contract.law
                    surname               | string |                        | person.surname
                    expiry_date           | string |                        | id.expiry
                    vessel_name           | string |                        | TEXT
                    crew_count            | number |                        | NUMBER
                    service               | string | Kind of delivery       | TEXT
                    service               | string | Day of the service     | delivery.date
                    is_member             | boolean|                        | BOOLEAN
                    """)
    void a_field_means_what_people_call_it(String name, String type, String description, String meaning) {
        var leaf = Json.object().put("type", type);
        if (description != null) {
            leaf.put("description", description);
        }
        var properties = Json.object();
        properties.set(name, leaf);

        assertThat(meanings(Json.write(properties))).containsExactly(meaning);
    }

    @Test
    void parts_of_an_address_belong_to_the_owner_of_their_object() {
        assertThat(meanings("""
                        {"customer_billing_address":{"type":"object","properties":{
                          "street":{"type":"string"},"city":{"type":"string"},"postal_code":{"type":"string"}}}}
                        """)).containsExactly("buyer.street", "buyer.city", "buyer.postal_code");
    }

    @Test
    void a_name_of_two_concepts_goes_with_the_rest_of_the_schema() {
        assertThat(meanings("""
                        {"surname":{"type":"string"},"date_of_birth":{"type":"string"},
                         "issue_date":{"type":"string"},"document_number":{"type":"string"}}
                        """)).containsExactly("person.surname", "person.birth", "id.issued", "id.number");
    }

    private static List<String> meanings(String properties) {
        var schema = Json.object().put("type", "object");
        schema.set("properties", Json.parse(properties));
        var shape = (ObjectShape) JsonSchema.parse(schema).shape();
        return MEANINGS.of(SchemaFields.of(shape, List.of()).fields()).stream()
                .map(MeaningsTest::written)
                .toList();
    }

    private static String written(Meaning meaning) {
        return meaning.role()
                .map(r -> r.owner() + "." + r.attribute())
                .or(() -> meaning.concept().map(Concept::id))
                .orElse(meaning.kind().name());
    }
}
