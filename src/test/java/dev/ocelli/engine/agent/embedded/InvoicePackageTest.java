package dev.ocelli.engine.agent.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.PdfSearch;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.ArtifactKind;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.examples.InvoicePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everyday asks over three invoices in one file of five pages. */
final class InvoicePackageTest {
    @TempDir
    Path folder;

    private AgentDesk desk;

    @BeforeEach
    void open() {
        desk = new AgentDesk(folder);
        try (var sheet = InvoicePackage.sheet()) {
            desk.file("package.pdf", MediaType.PDF, sheet.pdf());
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_total_of_the_second_invoice_is_told_as_printed_with_its_page() {
        AgentOutcome outcome = desk.say("What is the total of the second invoice?");

        assertThat(outcome.answer().text())
                .contains("486.00")
                .contains("page 3")
                .doesNotContain("1,249.50");
        assertThat(outcome.answer().citations().getFirst().places().getFirst().page())
                .isEqualTo(2);
        assertThat(desk.say("and of the third?").answer().text())
                .contains("3,025.00")
                .contains("page 5");
        assertThat(desk.say("and its due date?").answer().text()).contains("29 March 2026");
    }

    @Test
    void a_question_for_all_is_answered_for_each() {
        String text = desk.say("What are the totals of all invoices?").answer().text();

        assertThat(text).contains("1,249.50").contains("486.00").contains("3,025.00");
    }

    @Test
    void an_invoice_that_is_not_there_is_said_to_be_missing() {
        assertThat(desk.say("What is the total of the seventh invoice?")
                        .answer()
                        .text())
                .contains("no invoice number 7")
                .contains("3 invoices");
    }

    @Test
    void all_bank_accounts_are_redacted_and_the_file_is_sent() {
        AgentOutcome outcome = desk.say("Redact all bank accounts and send me the file");

        Artifact made = AgentDesk.made(outcome).getFirst();
        assertThat(made.kind()).isEqualTo(ArtifactKind.DOCUMENT);
        assertThat(outcome.answer().text()).contains(made.id());
        String text = desk.say("What does " + made.id() + " say?").answer().text();
        assertThat(text).contains("Meadowlark").contains("1,249.50");
        String seen = desk.seen(desk.content(made), made.type());
        assertThat(seen).contains("Meadowlark");
        for (InvoicePackage.Bill bill : InvoicePackage.BILLS) {
            String together = bill.iban().replace(" ", "");
            assertThat(text.replace(" ", "")).doesNotContain(together);
            assertThat(seen).doesNotContain(together);
            assertThat(new PdfSearch(FormatLimits.standard()).found(desk.content(made), List.of(bill.iban(), together)))
                    .as("text, streams and strings of the file")
                    .isEmpty();
        }
    }

    @Test
    void the_logo_is_cut_out_and_the_next_turn_turns_it() {
        AgentOutcome crop = desk.say("Crop the logo on page 3");
        Artifact logo = AgentDesk.made(crop).getFirst();
        assertThat(logo.kind()).isEqualTo(ArtifactKind.IMAGE);
        assertThat(crop.answer().text()).contains(logo.id());

        AgentOutcome turned = desk.say("now rotate it by 90 degrees");

        assertThat(turned.steps().getLast().input().path("file").asString()).isEqualTo(logo.id());
        assertThat(turned.answer().text())
                .contains(AgentDesk.made(turned).getFirst().id());
    }

    @Test
    void one_message_may_ask_several_things() {
        AgentOutcome outcome =
                desk.say("How many pages are there? Then crop the logo on page 1 and flip it horizontally");

        List<Artifact> made = AgentDesk.made(outcome);
        assertThat(outcome.answer().text())
                .contains("5 pages")
                .contains(made.getLast().id());
        assertThat(outcome.steps().getLast().input().path("file").asString())
                .isEqualTo(made.getFirst().id());
    }
}
