package dev.ocelli.catalog.tool.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.FakeToolContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ExtractToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        return new ExtractTool();
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
        return arguments(
                "{'file': 'file_1', 'pages': [1, 2], 'instructions': 'amounts in dollars', 'schema': {'type': 'object',"
                        + " 'properties': {'total_amount': {'type': ['number', 'null']}}}}");
    }

    @Test
    void values_come_with_their_quotes_and_pages() {
        try (var context = new FakeToolContext(folder)) {
            var data = tool(context).call(goodCall(context), context).output().path("data");
            assertThat(data.path("total_amount").isNumber()).isTrue();
            assertThat(data.path("total_amount_metadata").path("quote").asString())
                    .isNotBlank();
            assertThat(data.path("total_amount_metadata")
                            .path("bboxes")
                            .path(0)
                            .path("page")
                            .asInt(-1))
                    .isEqualTo(1);
        }
    }

    @Test
    void without_a_schema_the_documents_own_fields_are_read() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var output = tool(context).call(arguments("{}"), context).output();
            assertThat(output.path("schema").path("properties").size()).isPositive();
            assertThat(output.path("data").toString()).contains("metadata");
        }
    }
}
