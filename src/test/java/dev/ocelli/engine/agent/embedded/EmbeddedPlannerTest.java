package dev.ocelli.engine.agent.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.examples.ExampleDocuments;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class EmbeddedPlannerTest {
    @TempDir
    Path folder;

    private AgentDesk desk;

    @BeforeEach
    void open() {
        desk = new AgentDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private AgentDesk withInvoice() {
        try (var invoice = ExampleDocuments.invoice()) {
            return desk.file("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
    }

    private static ObjectNode schema(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"'));
    }

    @Test
    void a_value_is_told_as_printed_with_its_page() {
        AgentAnswer answer = withInvoice().say("What is the total?").answer();

        assertThat(answer.text()).contains("2,951.20").contains("page 2");
        assertThat(answer.citations().getFirst().material()).isEqualTo("file_1");
        assertThat(answer.citations().getFirst().places().getFirst().page()).isEqualTo(1);
    }

    @Test
    void a_short_question_after_a_question_means_the_same_document() {
        withInvoice().say("What is the total?");

        assertThat(desk.say("and the due date?").answer().text()).contains("17 May 2026");
    }

    @Test
    void what_is_not_there_is_said_to_be_not_found() {
        String text = withInvoice().say("What is the passport number?").answer().text();

        assertThat(text).contains("did not find").contains("passport number");
    }

    @Test
    void named_fields_come_as_a_table_with_pages() {
        String text = withInvoice()
                .say("Extract invoice number, date and total")
                .answer()
                .text();

        assertThat(text).contains("NW-2026-0417").contains("| Field |").contains("page 1");
    }

    @Test
    void a_schema_is_answered_with_json_that_fits() {
        AgentAnswer answer = withInvoice()
                .say(
                        "Extract the data",
                        Optional.of(schema("{'type':'object','properties':{'invoice_number':{'type':'string'},"
                                + "'total':{'type':'number'}},'required':['invoice_number','total']}")),
                        false)
                .answer();

        assertThat(answer.text()).isEqualTo("{\"invoice_number\":\"NW-2026-0417\",\"total\":2951.2}");
        assertThat(Json.write(java.util.Objects.requireNonNull(answer.json()))).isEqualTo(answer.text());
    }

    @Test
    void some_json_holds_the_named_fields() {
        AgentAnswer answer = withInvoice()
                .say("Extract invoice number and due date", Optional.empty(), true)
                .answer();

        assertThat(answer.json()).isNotNull();
        assertThat(String.valueOf(answer.json())).contains("NW-2026-0417").contains("2026-05-17");
    }

    @Test
    void several_asks_are_done_in_order() {
        String text = withInvoice()
                .say("How many pages does it have, and what is the invoice number?")
                .answer()
                .text();

        assertThat(text).contains("2 pages").contains("NW-2026-0417");
        assertThat(text.indexOf("2 pages")).isLessThan(text.indexOf("NW-2026-0417"));
    }

    @Test
    void a_missing_toolset_is_named_and_nothing_is_made() {
        AgentOutcome outcome = withInvoice().only(Toolset.WEB).say("Redact the names");

        assertThat(outcome.steps()).isEmpty();
        assertThat(outcome.answer().text()).contains("toolset 'document'").contains("nothing was done");
    }

    @Test
    void the_conversation_itself_is_remembered() {
        desk.say("My name is Ada Lovelace");
        desk.say("What can you do?");

        assertThat(desk.say("What is my name?").answer().text()).contains("Ada Lovelace");
        assertThat(desk.say("What did I ask first?").answer().text()).contains("My name is Ada Lovelace");
    }

    @Test
    void what_needs_a_model_is_said_in_a_sentence() {
        String text = withInvoice().say("Describe the picture").answer().text();

        assertThat(text).contains("OCELLI_MODEL_URL").doesNotContain("invoice");
    }

    @Test
    void asks_without_a_file_say_that_one_is_missing() {
        assertThat(desk.say("What is the total?").answer().text()).contains("no file");
    }

    @Test
    void two_files_are_answered_side_by_side() {
        withInvoice();
        try (var receipt = ExampleDocuments.receipt()) {
            desk.file("receipt.pdf", MediaType.PDF, receipt.pdf());
        }

        String text = desk.say("What is the total?").answer().text();

        assertThat(text)
                .contains("invoice.pdf")
                .contains("2,951.20")
                .contains("receipt.pdf")
                .contains("41.35");
    }
}
