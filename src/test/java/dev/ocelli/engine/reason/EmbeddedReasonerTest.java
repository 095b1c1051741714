package dev.ocelli.engine.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class EmbeddedReasonerTest {
    private static final Perception RECEIPT = PrintedPage.of("""
              CORNER STORE SDN BHD
              (123456-X)
              NO. 7, JALAN MAWAR 2,
              TAMAN MAWAR,
              43000 KAJANG, SELANGOR
              TEL : 03-8733 1122
              TAX INVOICE
            DATE : 03/04/2018   14:22
            TEA 2 X 1.50            3.00
            BREAD                   7.60
            SUBTOTAL               10.60
            GST 6%                  0.64
            ROUNDING                0.01
            TOTAL                  11.25
            CASH                   20.00
            CHANGE                  8.75
            """);
    private static final Perception INVOICE = PrintedPage.of("""
            Muster Werke GmbH · Hafenstr. 3 · 20457 Hamburg

            Anna Beispiel Handels AG
            Lindenweg 12
            50667 Köln

            Rechnung Nr. R-2021/77   vom 05.02.2021
            Kundennummer: 4711
            Pos  Beschreibung      Menge  Preis     Betrag
            1    Schrauben         10     1,00      10,00
            Nettobetrag                             10,00
            zzgl. 19 % USt.                          1,90
            Gesamtbetrag                            11,90 EUR
            Zahlbar bis 19.02.2021

            Muster Werke GmbH   USt-IdNr. DE123456788   IBAN DE88 2008 0000 0970 3757 00
            """);

    @Test
    void a_receipt_is_read_by_a_short_schema_in_the_users_own_words() {
        var value = read("""
                {"shop":{"type":"string","description":"name of the shop"},
                 "when":{"type":"string","format":"date","description":"date of purchase"},
                 "total":{"type":"number"},"address":{"type":"string"},"currency":{"type":"string"}}
                """, RECEIPT);

        assertThat(value.path("shop").asString()).isEqualTo("CORNER STORE SDN BHD");
        assertThat(value.path("when").asString()).isEqualTo("2018-04-03");
        assertThat(value.path("total").asDouble()).isEqualTo(11.25);
        assertThat(value.path("address").asString())
                .isEqualTo("NO. 7, JALAN MAWAR 2, TAMAN MAWAR, 43000 KAJANG, SELANGOR");
    }

    @Test
    void the_same_receipt_answers_the_long_names_of_a_public_schema() {
        var value = read("""
                {"merchant_name":{"type":"string"},"transaction_date":{"type":"string","format":"date"},
                 "merchant_phone":{"type":"string"},"subtotal":{"type":"number"},"tax":{"type":"number"},
                 "merchant_address":{"type":"object","properties":{"city":{"type":"string"},"postal_code":{"type":"string"}}}}
                """, RECEIPT);

        assertThat(value.path("merchant_name").asString()).isEqualTo("CORNER STORE SDN BHD");
        assertThat(value.path("merchant_phone").asString()).isEqualTo("03-8733 1122");
        assertThat(value.path("subtotal").asDouble()).isEqualTo(10.6);
        assertThat(value.path("tax").asDouble()).isEqualTo(0.64);
        assertThat(value.path("merchant_address").path("postal_code").asString())
                .isEqualTo("43000");
        assertThat(value.path("merchant_address").path("city").asString()).isEqualTo("KAJANG");
    }

    @Test
    void a_date_with_time_takes_the_printed_time() {
        var value = read("{\"transaction_date\":{\"type\":\"string\",\"format\":\"date-time\"}}", RECEIPT);

        assertThat(value.path("transaction_date").asString()).isEqualTo("2018-04-03T14:22:00Z");
    }

    @Test
    void an_invoice_tells_seller_from_buyer_and_sums_agree() {
        var value = read("""
                {"invoice_number":{"type":"string"},"invoice_date":{"type":"string","format":"date"},
                 "due_date":{"type":"string","format":"date"},"seller_name":{"type":"string"},
                 "buyer_name":{"type":"string"},"seller_vat_id":{"type":"string"},"seller_iban":{"type":"string"},
                 "net_total":{"type":"number"},"tax_total":{"type":"number"},"grand_total":{"type":"number"},
                 "currency":{"type":"string"}}
                """, INVOICE);

        assertThat(value).hasToString(Json.write(Json.parse("""
                {"invoice_number":"R-2021/77","invoice_date":"2021-02-05","due_date":"2021-02-19",
                 "seller_name":"Muster Werke GmbH","buyer_name":"Anna Beispiel Handels AG",
                 "seller_vat_id":"DE123456788","seller_iban":"DE88 2008 0000 0970 3757 00",
                 "net_total":10,"tax_total":1.9,"grand_total":11.9,"currency":"EUR"}
                """)));
    }

    @Test
    void a_field_that_nobody_knows_is_read_by_its_own_words() {
        var page = PrintedPage.of("Vessel name: Aurora Star\nBerth       B-17\n");

        var value = read("{\"vessel_name\":{\"type\":\"string\"},\"berth\":{\"type\":\"string\"}}", page);

        assertThat(value.path("vessel_name").asString()).isEqualTo("Aurora Star");
        assertThat(value.path("berth").asString()).isEqualTo("B-17");
    }

    @Test
    void a_fields_own_words_in_print_come_before_words_it_shares_with_others() {
        var page = PrintedPage.of("""
                Opening balance     1,820.50
                Closing balance     2,713.35

                Date          Description     Amount       Balance
                2026-04-02    Rent           -940.00        880.50
                2026-04-15    Salary         1,832.85     2,713.35
                """);

        var value = read("""
                {"opening_balance":{"type":"number"},"closing_balance":{"type":"number"},
                 "bookings":{"type":"array","items":{"type":"object","properties":{
                   "date":{"type":"string"},"description":{"type":"string"},"amount":{"type":"number"}}}}}
                """, page);

        assertThat(value.path("opening_balance").asDouble()).isEqualTo(1820.5);
        assertThat(value.path("closing_balance").asDouble()).isEqualTo(2713.35);
    }

    @Test
    void a_place_beside_its_own_label_needs_no_street() {
        var value = read(
                "{\"location\":{\"type\":\"string\"}}",
                PrintedPage.of("Harbour board meeting\n\nLocation:   Lighthouse hall\nChair:      Ann Reed\n"));

        assertThat(value.path("location").asString()).isEqualTo("Lighthouse hall");
    }

    @Test
    void who_carries_a_parcel_is_not_who_sent_it() {
        var page = PrintedPage.of("""
                From
                Linden Press GmbH
                5 Press Court, Leeds LS1 4AB

                Carrier:    Meteor Parcel
                """);

        var value = read("{\"carrier\":{\"type\":\"string\"},\"sender_name\":{\"type\":\"string\"}}", page);

        assertThat(value.path("carrier").asString()).isEqualTo("Meteor Parcel");
        assertThat(value.path("sender_name").asString()).isEqualTo("Linden Press GmbH");
    }

    @Test
    void a_headline_over_contact_lines_is_the_person() {
        var page = PrintedPage.of("Ada Maria Byron\nEmail: ada@example.com\nPhone: +44 20 5550 1234\n");
        String name = "{\"name\":{\"type\":[\"string\",\"null\"]},\"email\":{\"type\":\"string\"}}";

        assertThat(read(name, page).path("name").asString()).isEqualTo("Ada Maria Byron");
        assertThat(read(name, PrintedPage.of("Ada Maria Byron\nwas a writer.\n"))
                        .path("name")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_list_in_one_line_is_taken_apart() {
        var page = PrintedPage.of("Skills: sailing, rope work, knots\nHarbours: Bergen, Norway\n");

        var value = read(
                "{\"skills\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"harbours\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}",
                page);

        assertThat(value.path("skills")).hasToString("[\"sailing\",\"rope work\",\"knots\"]");
        assertThat(value.path("harbours")).hasToString("[\"Bergen, Norway\"]");
    }

    @Test
    void a_contract_gives_its_parties_law_and_term() {
        var page = PrintedPage.of("""
                This Agreement is made as of March 3, 2015 by and between
                Alpha Devices, Inc., a Delaware corporation ("Alpha"), and Maria Stone ("Consultant").
                The term of this Agreement shall be for a period of two (2) years.
                This Agreement shall be governed by the laws of the State of Ohio.
                """);

        var value = read("""
                {"effective_date":{"type":"string","format":"date"},"term":{"type":"string"},
                 "jurisdiction":{"type":"string"},"party":{"type":"array","items":{"type":"string"}}}
                """, page);

        assertThat(value).hasToString(Json.write(Json.parse("""
                {"effective_date":"2015-03-03","term":"2 years","jurisdiction":"Ohio",
                 "party":["Alpha Devices, Inc.","Maria Stone"]}
                """)));
    }

    @Test
    void what_the_page_lacks_is_not_guessed() {
        var value = read(
                "{\"total\":{\"type\":[\"number\",\"null\"]},\"iban\":{\"type\":[\"string\",\"null\"]}}",
                PrintedPage.of("Nothing to see here\n"));

        assertThat(value.path("total").isNull()).isTrue();
        assertThat(value.path("iban").isNull()).isTrue();
    }

    @Test
    void places_are_tight_around_the_words_used() {
        var draft = new EmbeddedReasoner().reason(plan("{\"total\":{\"type\":\"number\"}}"), RECEIPT);

        var reading = draft.readings().get("/total");
        assertThat(reading.quote()).isEqualTo("11.25");
        assertThat(reading.places())
                .singleElement()
                .satisfies(p -> assertThat(p.box().width()).isLessThan(0.1));
        assertThat(reading.score()).isBetween(0.5, 1.0);
    }

    private static ObjectNode read(String properties, Perception perception) {
        return new EmbeddedReasoner().reason(plan(properties), perception).value();
    }

    private static Plan plan(String properties) {
        var schema = Json.object().put("type", "object");
        schema.set("properties", Json.parse(properties));
        return new Plan(
                Plan.Product.EXTRACT,
                schema,
                List.of(),
                new Plan.Input(Path.of("page.pdf"), MediaType.PDF, "page.pdf"),
                Plan.PlanOptions.DEFAULT);
    }
}
