package dev.ocelli.catalog.tool.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.FakeToolContext;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ListInputsToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        return new ListInputsTool(context.formats(), context.media());
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
        context.input("broken.png", MediaType.PNG, "not a picture".getBytes(StandardCharsets.UTF_8));
        return arguments("{}");
    }

    @Test
    void every_file_is_listed_and_a_broken_one_says_what_is_wrong() {
        try (var context = new FakeToolContext(folder)) {
            var files = tool(context).call(goodCall(context), context).output().path("files");
            assertThat(files.path(0).path("pages").asInt()).isEqualTo(2);
            assertThat(files.path(0).path("kind").asString()).isEqualTo("document");
            assertThat(files.path(1).path("note").asString()).contains("damaged");
        }
    }
}
