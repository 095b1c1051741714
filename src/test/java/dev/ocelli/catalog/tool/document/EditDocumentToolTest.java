package dev.ocelli.catalog.tool.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.PdfForms;
import dev.ocelli.catalog.format.PdfSearch;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.catalog.tool.secret.SecretSearch;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.PrivateLetters;
import dev.ocelli.fake.FakeToolContext;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class EditDocumentToolTest extends ToolContract {
    private static final FormatLimits LIMITS = FormatLimits.standard();

    @Override
    protected Tool tool(FakeToolContext context) {
        var redactor = new Redactor(context.formats(), LIMITS, context.pictures());
        return new EditDocumentTool(redactor, context.pictures(), new SecretSearch());
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
        return arguments("{'edits': [{'find': 'Harbour City Couriers Ltd', 'replace': 'Rowan Valley Couriers Ltd'}]}");
    }

    @Test
    void the_new_words_stand_where_the_old_ones_did() {
        try (var context = new FakeToolContext(folder)) {
            var result = tool(context).call(goodCall(context), context);
            var made = context.material(result.artifacts().getFirst().id());
            var search = new PdfSearch(LIMITS);
            assertThat(search.found(made.file(), List.of("Harbour City Couriers")))
                    .isEmpty();
            var lines = context.see(made, Optional.of(List.of(0)))
                    .pages()
                    .getFirst()
                    .lines();
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.text()).isEqualTo("Rowan Valley Couriers Ltd");
                assertThat(line.box().x()).isBetween(0.07, 0.1);
            });
            assertThat(result.summary()).isEqualTo("Replaced words at 1 place.");
        }
    }

    @Test
    void a_form_is_listed_filled_and_flattened() {
        try (var context = new FakeToolContext(folder);
                var letter = PrivateLetters.letter()) {
            context.input("form.pdf", MediaType.PDF, HidingPlaces.fill(letter.pdf(), "old value"));
            var tool = new FillFormTool(new PdfForms(LIMITS));
            var listed = tool.call(arguments("{}"), context).output();
            assertThat(listed.path("fields").path(0).path("name").asString()).isEqualTo("account");
            var filled = tool.call(
                    arguments("{'file': 'file_1', 'values': {'account': 'Rowan 42'}, 'flatten': true}"), context);
            var again = tool.call(
                    arguments("{'file': 'file_1', 'values': {'account': 'Rowan 42'}, 'flatten': true}"), context);
            assertThat(again.artifacts()).isEqualTo(filled.artifacts());
            var made = context.material(filled.artifacts().getFirst().id());
            assertThat(context.see(made, Optional.of(List.of(2))).text()).contains("Rowan 42");
            Assertions.assertThatThrownBy(
                            () -> tool.call(arguments("{'file': 'file_1', 'values': {'nobody': 'x'}}"), context))
                    .isInstanceOf(OcelliException.class)
                    .hasMessageContaining("account");
        }
    }
}
