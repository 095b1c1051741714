package dev.ocelli.catalog.tool.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.FakeToolContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ReadTextToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        return new ReadTextTool();
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
        return arguments("{'file': 'file_1', 'pages': [2], 'places': true}");
    }

    @Test
    void the_words_of_the_asked_page_come_with_their_places() {
        try (var context = new FakeToolContext(folder)) {
            var page = tool(context)
                    .call(goodCall(context), context)
                    .output()
                    .path("pages")
                    .path(0);
            assertThat(page.path("page").asInt()).isEqualTo(2);
            assertThat(page.path("text").asString()).contains("Total amount").doesNotContain("Bill to");
            assertThat(page.path("lines").path(0).path("xywh")).hasSize(4);
        }
    }
}
