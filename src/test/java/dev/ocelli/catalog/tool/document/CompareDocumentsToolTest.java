package dev.ocelli.catalog.tool.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Sheet;
import dev.ocelli.fake.FakeToolContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class CompareDocumentsToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        return new CompareDocumentsTool();
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        order(context, "first.pdf", "Maya Lindqvist", "118.00");
        order(context, "second.pdf", "Maja Lindqvist", "181.00");
        return arguments("{'file': 'file_1', 'other': 'file_2'}");
    }

    private static void order(FakeToolContext context, String name, String customer, String total) {
        try (var sheet = Sheet.a4()) {
            sheet.bold(50, 70, 18, "Order confirmation");
            sheet.text(50, 110, 10, "Customer name:").text(160, 110, 10, customer);
            sheet.text(50, 130, 10, "Order number:").text(160, 130, 10, "PO-5517");
            sheet.text(50, 170, 10, "We are glad to deliver within ten days.");
            sheet.text(50, 210, 10, "Subtotal").textRight(300, 210, 10, "100.00");
            sheet.text(50, 228, 10, "Tax").textRight(300, 228, 10, "18.00");
            sheet.text(50, 246, 10, "Total").textRight(300, 246, 10, total);
            context.input(name, MediaType.PDF, sheet.pdf());
        }
    }

    @Test
    void differences_are_told_with_both_places() {
        try (var context = new FakeToolContext(folder)) {
            var output = tool(context).call(goodCall(context), context).output();
            assertThat(output.path("same").asBoolean()).isFalse();
            assertThat(output.path("differences")).anySatisfy(d -> {
                assertThat(d.path("field").asString()).startsWith("customer name");
                assertThat(d.path("first").path("text").asString()).isEqualTo("Maya Lindqvist");
                assertThat(d.path("second").path("text").asString()).isEqualTo("Maja Lindqvist");
                assertThat(d.path("second").path("xywh").size()).isEqualTo(4);
            });
        }
    }

    @Test
    void a_document_is_the_same_as_itself() {
        try (var context = new FakeToolContext(folder);
                var invoice = ExampleDocuments.invoice()) {
            context.input("a.pdf", MediaType.PDF, invoice.pdf());
            context.input("b.pdf", MediaType.PDF, invoice.pdf());
            assertThat(tool(context).call(arguments("{}"), context).summary())
                    .isEqualTo("Both documents say the same.");
        }
    }

    @Test
    void lines_that_moved_apart_are_added_removed_or_changed() {
        var found = LineDifferences.between(
                List.of("one", "two two two", "three", "five"),
                List.of("one", "two two 2 two", "four four", "three", "five"));
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().first()).contains(1);
        assertThat(found.getFirst().second()).contains(1);
        assertThat(found.get(1).first()).isEmpty();
    }

    @Test
    void papers_of_one_case_are_checked_against_each_other() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var output = new CheckConsistencyTool()
                    .call(arguments("{'fields': ['customer_name', 'order_number']}"), context)
                    .output();
            assertThat(output.path("consistent").asBoolean()).isFalse();
            assertThat(output.path("mismatches").path(0).path("field").asString())
                    .isEqualTo("customer_name");
            assertThat(output.path("mismatches").path(0).path("values").size()).isEqualTo(2);
            assertThat(output.path("agreements").path(0).path("field").asString())
                    .isEqualTo("order_number");
            assertThat(output.path("sums")).anySatisfy(sum -> {
                assertThat(sum.path("file").asString()).isEqualTo("file_2");
                assertThat(sum.path("holds").asBoolean()).isFalse();
            });
        }
    }

    @Test
    void an_initial_is_no_contradiction() {
        assertThat(CheckConsistencyTool.same("M. Lindqvist", "Maya LINDQVIST")).isTrue();
        assertThat(CheckConsistencyTool.same("Maja Lindqvist", "Maya Lindqvist"))
                .isFalse();
        assertThat(CheckConsistencyTool.same("PO 5517", "PO-5517")).isTrue();
    }
}
