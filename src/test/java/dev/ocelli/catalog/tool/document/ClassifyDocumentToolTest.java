package dev.ocelli.catalog.tool.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Packages;
import dev.ocelli.examples.Sheet;
import dev.ocelli.fake.FakeToolContext;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ClassifyDocumentToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        var kinds = new KindFinder(KnownKind.read());
        return new ClassifyDocumentTool(kinds, new Categories(kinds));
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        input(context, ExampleDocuments::invoice);
        return arguments(
                "{'pages': [1], 'categories': [{'name': 'bank statement'}, {'name': 'invoice', 'description': 'asks for money'}]}");
    }

    private static void input(FakeToolContext context, Supplier<Sheet> sheet) {
        try (var made = sheet.get()) {
            context.input("document.pdf", MediaType.PDF, made.pdf());
        }
    }

    private String category(Supplier<Sheet> sheet, String call) {
        try (var context = new FakeToolContext(folder)) {
            input(context, sheet);
            return tool(context)
                    .call(arguments(call), context)
                    .output()
                    .path("category")
                    .asString();
        }
    }

    @Test
    void known_kinds_need_no_categories() {
        assertThat(category(ExampleDocuments::invoice, "{}")).isEqualTo("invoice");
        assertThat(category(ExampleDocuments::receipt, "{}")).isEqualTo("receipt");
        assertThat(category(ExampleDocuments::passport, "{}")).isEqualTo("passport");
        assertThat(category(Packages::lease, "{}")).isEqualTo("contract");
        assertThat(category(Packages::claimLetter, "{}")).isEqualTo("letter");
        assertThat(category(Packages::deliveryNote, "{}")).isEqualTo("delivery_note");
    }

    @Test
    void categories_of_the_caller_are_the_only_choice() {
        String choices = "{'categories': [{'name': 'Bills'}, {'name': 'Agreements'}, {'name': 'Post'}]}";
        assertThat(category(Packages::lease, choices)).isEqualTo("Agreements");
        String own =
                "{'categories': [{'name': 'water', 'description': 'turbidity nitrate station lake'}, {'name': 'bread'}]}";
        assertThat(category(ExampleDocuments::report, own)).isEqualTo("water");
    }

    @Test
    void it_says_why() {
        try (var context = new FakeToolContext(folder)) {
            var output = tool(context).call(goodCall(context), context).output();
            assertThat(output.path("category").asString()).isEqualTo("invoice");
            assertThat(output.path("rationale").asString()).contains("the title 'invoice'");
            assertThat(output.path("tags").toString()).contains("born-digital").contains("invoice");
            assertThat(output.path("domain").asString()).isEqualTo("document.invoice");
        }
    }
}
