package dev.ocelli.engine.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class GrounderTest {
    private static final String ANY_OBJECT = "{\"type\": \"object\"}";

    private static Evidence evidence(String json, Perception perception) {
        return ground(json, Map.of(), perception).evidence().values().iterator().next();
    }

    private static Grounded ground(String json, Map<String, Reading> readings, Perception perception) {
        var draft = new Draft((ObjectNode) Json.parse(json), readings);
        return new Grounder().ground(Print.plan(ANY_OBJECT), draft, perception);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.50      | Total 1,234.50       | NORMALISED",
                "1234.50      | Summe 1.234,50 EUR   | NORMALISED",
                "1234.50      | Total CHF 1'234.50   | NORMALISED",
                "1234.5       | Total 1 234,50       | NORMALISED",
                "1234.50      | Total 1234.50        | EXACT",
                "-3.2         | Rabatt 3,20-         | NORMALISED",
                "19           | MwSt 19%             | EXACT",
                "0.19         | MwSt 19 %            | NORMALISED",
                "12           | RM12.00              | EXACT",
                "123456       | 1,23,456             | NORMALISED",
                "7            | 17 Jul 2024          | UNVERIFIED",
                "5            | Ref A-5              | UNVERIFIED",
                "1235.50      | Total 1,234.50       | UNVERIFIED",
                "3.2          | Rabatt -3.20         | UNVERIFIED",
            })
    void a_number_is_found_in_any_format_and_never_in_another_number(String value, String line, Status status) {
        assertThat(evidence("{\"a\": " + value + "}", Print.page(line)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-17          | 17.05.2024            | NORMALISED",
                "2024-05-17          | May 17th, 2024        | NORMALISED",
                "2024-05-17          | 17. Mai 2024          | NORMALISED",
                "2024-05-17          | 17 de mayo de 2024    | NORMALISED",
                "2024-05-17          | 2024年5月17日          | NORMALISED",
                "2024-05-17          | 17/05/24              | NORMALISED",
                "2024-05-17          | 17/05/202414:30       | NORMALISED",
                "2024-05-17          | 2024-05-17            | EXACT",
                "2024-05             | May 2024              | NORMALISED",
                "2024-05-17T14:30:00 | 17.05.2024 14:30      | NORMALISED",
                "2024-05-17T14:31:00 | 17.05.2024 14:30      | UNVERIFIED",
                "2024-05-18          | 17.05.2024            | UNVERIFIED",
                "14:30               | at 2:30 PM            | NORMALISED",
                "EUR                 | € 12.00               | NORMALISED",
                "ACME GmbH           | Acme GmbH             | NORMALISED",
                "Acme GmbH           | Acme GmbH, Berlin     | EXACT",
                "Acme Inc.           | Acme Inc. Berlin      | EXACT",
                "DE12345678          | DE 1234 5678          | NORMALISED",
                "Muller              | Müller                | NORMALISED",
                "1250                | 12.50                 | UNVERIFIED",
                "1250                | 12 50                 | UNVERIFIED",
                "US                  | give us more          | UNVERIFIED",
                "Acme                | Acmeville             | UNVERIFIED",
            })
    void a_text_is_found_in_other_spellings_of_the_same(String value, String line, Status status) {
        assertThat(evidence("{\"a\": \"" + value + "\"}", Print.page(line)).status())
                .isEqualTo(status);
    }

    @Test
    void what_ocr_confuses_is_found_on_a_scan_with_less_confidence_and_never_in_a_text_layer() {
        var scan = evidence("{\"a\": \"Boston Bills\"}", Print.scan("B0ston Bills"));
        assertThat(scan.status()).isEqualTo(Status.NORMALISED);
        assertThat(scan.confidence())
                .isLessThan(evidence("{\"a\": \"Boston Bills\"}", Print.scan("Boston Bills"))
                        .confidence());
        assertThat(evidence("{\"a\": \"Boston Bills\"}", Print.page("B0ston Bills"))
                        .status())
                .isEqualTo(Status.UNVERIFIED);
        assertThat(evidence("{\"a\": \"2018\"}", Print.scan("2019")).status()).isEqualTo(Status.UNVERIFIED);
    }

    @Test
    void an_address_over_three_lines_gets_one_box_a_line() {
        var found = evidence(
                "{\"a\": \"Main Street 12, 80333 Munich\"}",
                Print.page("Shop  Invoice 7", "Main Street 12  Date 1/2/2024", "80333 Munich  Page 1"));
        assertThat(found.status()).isEqualTo(Status.NORMALISED);
        assertThat(found.places()).hasSize(2);
        assertThat(found.quote()).isEqualTo("Main Street 12 80333 Munich");
    }

    @Test
    void the_box_covers_only_the_value_of_a_glued_word() {
        var found = evidence("{\"a\": 12.5}", Print.page("Total:12.50"));
        var line = Print.page("Total:12.50").pages().getFirst().lines().getFirst();
        assertThat(found.places().getFirst().box().x()).isGreaterThan(line.box().centreX());
        assertThat(found.places().getFirst().content()).isEqualTo("12.50");
    }

    @Test
    void of_two_places_the_one_by_its_label_is_taken() {
        var found = evidence("{\"tax_total\": 5}", Print.page("Fee  5.00", "Total tax  5.00"));
        assertThat(found.places().getFirst().box().y()).isGreaterThan(0.03);
    }

    @Test
    void a_reading_is_believed_only_where_the_page_says_the_same() {
        var page = Print.page("Total  12.50", "Tax  2.50");
        var there = page.pages().getFirst().lines().get(1).box();
        var elsewhere = page.pages().getFirst().lines().get(3).box();
        var right = reading("12.50", there);
        var wrong = reading("12.50", elsewhere);
        var believed =
                ground("{\"total\": 12.5}", Map.of("/total", right), page).evidence();
        var doubted = ground("{\"total\": 12.5}", Map.of("/total", wrong), page).evidence();
        assertThat(believed.get("/total").places().getFirst().box()).isEqualTo(there);
        assertThat(doubted.get("/total").places().getFirst().box()).isEqualTo(there);
        assertThat(doubted.get("/total").confidence())
                .isLessThan(believed.get("/total").confidence());
        var invented =
                ground("{\"total\": 99.5}", Map.of("/total", right), page).evidence();
        assertThat(invented.get("/total").status()).isEqualTo(Status.UNVERIFIED);
    }

    private static Reading reading(String quote, BoundingBox box) {
        return new Reading(quote, List.of(new Place(0, box, quote, 1)), 0.9, List.of());
    }

    @Test
    void a_choice_that_printed_words_stand_for_is_derived_from_them() {
        var schema = "{\"type\": \"object\", \"properties\": {\"kind\": {\"enum\": [\"credit\", \"invoice\"]}}}";
        var page = Print.page("Gutschrift Nr. 5");
        var box = page.pages().getFirst().lines().getFirst().box();
        var draft = new Draft(
                (ObjectNode) Json.parse("{\"kind\": \"credit\"}"), Map.of("/kind", reading("Gutschrift", box)));
        var found = new Grounder()
                .ground(Print.plan(schema), draft, page)
                .evidence()
                .get("/kind");
        assertThat(found).extracting(Evidence::status, Evidence::quote).containsExactly(Status.DERIVED, "Gutschrift");
    }

    @Test
    void a_sum_is_derived_only_when_it_adds_up_from_printed_values() {
        var page = Print.page("Net  10.00", "Tax  1.90");
        var sum = new Reading("", List.of(), 0.9, List.of("/net", "/tax"));
        var right = ground("{\"net\": 10, \"tax\": 1.9, \"all\": 11.9}", Map.of("/all", sum), page);
        var wrong = ground("{\"net\": 10, \"tax\": 1.9, \"all\": 12.9}", Map.of("/all", sum), page);
        assertThat(right.evidence().get("/all").status()).isEqualTo(Status.DERIVED);
        assertThat(wrong.evidence().get("/all").status()).isEqualTo(Status.UNVERIFIED);
    }

    @Test
    void null_and_empty_are_absent() {
        var found = ground("{\"a\": null, \"b\": \"\", \"c\": [], \"d\": {\"e\": null}}", Map.of(), Print.page("x"));
        assertThat(found.evidence()).containsOnlyKeys("/a", "/b", "/d/e");
        assertThat(found.evidence().values()).extracting(Evidence::status).containsOnly(Status.ABSENT);
    }

    @Test
    void required_grounding_turns_what_is_not_found_into_null_and_drops_it_from_lists() {
        var draft = new Draft(
                (ObjectNode) Json.parse("{\"a\": \"lie\", \"b\": \"true words\", \"c\": [\"lie\", \"words\"]}"),
                Map.of());
        var plan = Print.plan((ObjectNode) Json.parse(ANY_OBJECT), Print.groundedOnly());
        var grounded = new Grounder().ground(plan, draft, Print.page("true words"));
        assertThat(grounded.value()).isEqualTo(Json.parse("{\"a\": null, \"b\": \"true words\", \"c\": [\"words\"]}"));
        assertThat(grounded.evidence().get("/a").status()).isEqualTo(Status.UNVERIFIED);
        assertThat(grounded.evidence().get("/c/0").status()).isEqualTo(Status.EXACT);
    }

    @Test
    void fifty_pages_and_a_thousand_values_are_one_piece_of_work() {
        var pages = new ArrayList<List<String>>();
        ObjectNode value = Json.object();
        for (int page = 0; page < 50; page++) {
            var lines = new ArrayList<String>();
            for (int line = 0; line < 40; line++) {
                lines.add("Item number " + (page * 40 + line) + "  of the list  " + (page * 40 + line) * 3 + ".25");
            }
            pages.add(lines);
        }
        for (int i = 0; i < 1000; i++) {
            value.put("value" + i, "Item number " + i * 2);
        }
        var perception = Print.pages(TextSource.TEXT_LAYER, pages);
        var found = new Grounder().ground(Print.plan(ANY_OBJECT), new Draft(value, Map.of()), perception);
        assertThat(found.evidence().values()).extracting(Evidence::status).containsOnly(Status.EXACT);
    }
}
