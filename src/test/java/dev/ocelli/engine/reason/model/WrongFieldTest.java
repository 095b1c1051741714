package dev.ocelli.engine.reason.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.ground.Evidence;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.engine.reason.Reasoner;
import dev.ocelli.fake.ScriptedModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Values that are printed, but stand in fields that the page gives them no right to. */
final class WrongFieldTest {
    private static final double MIDDLING = 0.5;

    /** Without an opinion of its own, so that the page alone decides. */
    private static final Reasoner SILENT = (plan, perception) -> new Draft(Json.object(), Map.of());

    private static Plan plan(String... fields) {
        ObjectNode schema = Json.object().put("type", "object");
        for (String field : fields) {
            String[] parts = field.split(":");
            schema.withObject("/properties/" + parts[0])
                    .put("type", parts.length > 1 ? parts[1] : "number")
                    .put("description", parts.length > 2 ? parts[2] : "");
        }
        return PrintedDocument.plan(Json.write(schema));
    }

    private static Grounded read(Plan plan, Perception page, String answer, Reasoner other) {
        var model = new ScriptedModel(query -> answer);
        Draft draft = new ModelReasoner(model, other, PagePictures.NONE, InstantSource.system()).reason(plan, page);
        return new Grounder().ground(plan, draft, page);
    }

    private static Evidence of(Grounded grounded, String field) {
        return Objects.requireNonNull(grounded.evidence().get("/" + field), field);
    }

    private static void isTrusted(Grounded grounded, String field) {
        assertThat(of(grounded, field).note()).as(field).isEmpty();
        assertThat(of(grounded, field).confidence()).as(field).isGreaterThanOrEqualTo(MIDDLING);
    }

    private static void isDoubted(Grounded grounded, String field) {
        assertThat(of(grounded, field).status()).as(field).isIn(Status.EXACT, Status.NORMALISED);
        assertThat(of(grounded, field).note()).as(field).isNotEmpty();
        assertThat(of(grounded, field).confidence()).as(field).isLessThan(MIDDLING);
    }

    private static final String FOUR = "{\"net_line\": 2, \"net\": 118.40, \"tax_line\": 2, \"tax\": 118.40,"
            + " \"total_line\": 2, \"total\": 118.40, \"deposit_line\": 2, \"deposit\": 118.40}";

    @Test
    void one_printed_total_in_four_fields_is_believed_in_the_one_that_its_label_names() {
        Plan plan = plan("net", "tax", "total", "deposit");
        Perception page = PrintedDocument.of(List.of(List.of("Harbour Bakery", "Total:   118.40 EUR")));
        for (Reasoner other : List.of(SILENT, new EmbeddedReasoner())) {
            Grounded grounded = read(plan, page, FOUR, other);
            isTrusted(grounded, "total");
            for (String field : Set.of("net", "tax", "deposit")) {
                isDoubted(grounded, field);
                assertThat(grounded.value().path(field).decimalValue()).isEqualByComparingTo("118.40");
            }
        }
        ObjectNode wire = WireJson.write(read(plan, page, FOUR, SILENT), true, true);
        assertThat(wire.at("/tax_metadata/status").stringValue()).isEqualTo("exact");
        assertThat(wire.at("/tax_metadata/confidence").stringValue()).isEqualTo("low");
        assertThat(wire.at("/tax_metadata/note").stringValue()).contains("total", "same print");
        assertThat(wire.at("/total_metadata").has("note")).isFalse();
    }

    @Test
    void where_nothing_names_a_field_nobody_can_tell_and_all_are_doubted() {
        Grounded grounded = read(
                plan("net", "tax", "total", "deposit"),
                PrintedDocument.of(List.of(List.of("Harbour Bakery", "Saldo:   118.40 EUR"))),
                FOUR,
                SILENT);
        Set.of("net", "tax", "total", "deposit").forEach(field -> isDoubted(grounded, field));
    }

    @Test
    void what_both_engines_read_is_believed_in_any_language() {
        Grounded grounded = read(
                plan("net", "tax", "total", "deposit"),
                PrintedDocument.of(List.of(List.of("Bäckerei am Hafen", "Gesamtbetrag:   118.40 EUR"))),
                FOUR,
                new EmbeddedReasoner());
        isTrusted(grounded, "total");
        isDoubted(grounded, "tax");
        isDoubted(grounded, "deposit");
    }

    @Test
    void a_subtotal_that_equals_the_total_is_two_fields_when_both_are_printed() {
        Perception page =
                PrintedDocument.of(List.of(List.of("Subtotal:   100.00", "Total:   100.00", "Paid on 3 May 2026")));
        for (int line : List.of(1, 2)) { // also where the model names one line for both
            Grounded grounded = read(
                    plan("subtotal", "total"),
                    page,
                    "{\"subtotal_line\": " + line + ", \"subtotal\": 100.00, \"total_line\": 2, \"total\": 100.00}",
                    SILENT);
            isTrusted(grounded, "subtotal");
            isTrusted(grounded, "total");
        }
    }

    @Test
    void a_lone_value_under_another_fields_label_is_doubted() {
        Grounded grounded = read(
                plan("subtotal", "total"),
                PrintedDocument.of(List.of(List.of("Harbour Bakery", "Total:   118.40 EUR"))),
                "{\"subtotal_line\": 2, \"subtotal\": 118.40, \"total_line\": null, \"total\": null}",
                SILENT);
        isDoubted(grounded, "subtotal");
        assertThat(of(grounded, "subtotal").note()).contains("speaks for total");
    }

    @Test
    void one_print_may_serve_fields_of_one_name_choices_and_codes() {
        Grounded grounded = read(
                plan("currency:string", "price_currency:string", "amount_due:number:Total to be paid", "total"),
                PrintedDocument.of(List.of(List.of("Harbour Bakery", "Total to be paid:   118.40 EUR"))),
                "{\"currency_line\": 2, \"currency\": \"EUR\", \"price_currency_line\": 2, \"price_currency\": \"EUR\","
                        + " \"amount_due_line\": 2, \"amount_due\": 118.40, \"total_line\": null, \"total\": null}",
                SILENT);
        isTrusted(grounded, "currency");
        isTrusted(grounded, "price_currency");
        isTrusted(grounded, "amount_due");
    }

    @Test
    void a_date_belongs_to_the_field_that_its_label_names() {
        Grounded grounded = read(
                plan("invoice_date:string", "due_date:string", "delivery_date:string"),
                PrintedDocument.of(List.of(List.of("Invoice date:   14.03.2026   Due date:   28.03.2026"))),
                "{\"invoice_date_line\": 1, \"invoice_date\": \"14.03.2026\", \"due_date_line\": 1,"
                        + " \"due_date\": \"28.03.2026\", \"delivery_date_line\": 1, \"delivery_date\": \"28.03.2026\"}",
                SILENT);
        isTrusted(grounded, "invoice_date");
        isTrusted(grounded, "due_date");
        isDoubted(grounded, "delivery_date");
    }

    @Test
    void the_embedded_engines_own_readings_are_left_as_they_are() {
        Plan plan = plan("net", "tax", "total", "deposit");
        Perception page = PrintedDocument.of(List.of(List.of("Total:   118.40 EUR")));
        Draft draft = new EmbeddedReasoner().reason(plan, page);
        assertThat(new Grounder().ground(plan, draft, page).evidence().values())
                .allSatisfy(each -> assertThat(each.note()).isEmpty());
    }
}
