package dev.ocelli.catalog.tool.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Scan;
import dev.ocelli.fake.FakeToolContext;
import dev.ocelli.fake.SketchedPictures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class CoreToolsTest {

    private static void invoiceInto(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
    }

    private static void reportInto(FakeToolContext context) {
        try (var report = ExampleDocuments.report()) {
            context.input("report.pdf", MediaType.PDF, report.pdf());
        }
    }

    @Nested
    final class SearchText extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new SearchTextTool();
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            invoiceInto(context);
            return arguments("{'words': ['total amount', 'DE89370400440532013000']}");
        }

        @Test
        void a_place_has_quote_page_box_and_line() {
            try (var context = new FakeToolContext(folder)) {
                var hits =
                        tool(context).call(goodCall(context), context).output().path("hits");
                assertThat(hits).hasSize(2);
                assertThat(hits.path(0).path("quote").asString()).isEqualTo("Total amount");
                assertThat(hits.path(0).path("page").asInt()).isEqualTo(2);
                assertThat(hits.path(0).path("xywh")).hasSize(4);
                assertThat(hits.path(1).path("line").asString()).contains("IBAN");
            }
        }

        @Test
        void spoken_words_come_with_their_time_instead_of_a_place() {
            try (var context = new FakeToolContext(folder)) {
                var speech = context.input("talk.mp3", new MediaType("audio/mpeg"), new byte[] {1});
                var words = List.of(
                        new Word("good", new BoundingBox(0.1, 0.1, 0.1, 0.1), 1, new TimeSpan(1, 1.5)),
                        new Word("morning", new BoundingBox(0.3, 0.1, 0.1, 0.1), 1, new TimeSpan(1.5, 2)));
                var page = new Page(0, 1, 0, TextSource.SPEECH, List.of(TextLine.of(words)), Page.PageParts.NONE);
                context.seen(speech, new Perception(speech.type(), 1, List.of(page)));
                var hit = tool(context)
                        .call(arguments("{'words': ['good morning']}"), context)
                        .output()
                        .path("hits")
                        .path(0);
                assertThat(hit.path("start").asDouble()).isEqualTo(1);
                assertThat(hit.path("end").asDouble()).isEqualTo(2);
                assertThat(hit.has("xywh")).isFalse();
            }
        }

        @Test
        void a_scan_is_searched_like_print() {
            try (var context = new FakeToolContext(folder);
                    var receipt = ExampleDocuments.receipt()) {
                context.input("receipt.jpg", MediaType.JPEG, Scan.jpeg(Scan.of(receipt.picture(0, 150), 0.4, 3)));
                var hits = tool(context)
                        .call(arguments("{'words': ['sourdough bread']}"), context)
                        .output()
                        .path("hits");
                assertThat(hits).hasSize(1);
            }
        }
    }

    @Nested
    final class ToMarkdown extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new ToMarkdownTool();
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            reportInto(context);
            return arguments("{'pages': [1], 'save': true}");
        }

        @Test
        void headings_and_tables_are_marked_and_the_file_holds_the_same() {
            try (var context = new FakeToolContext(folder)) {
                var result = tool(context).call(goodCall(context), context);
                String markdown =
                        result.output().path("pages").path(0).path("markdown").asString();
                assertThat(markdown).contains("# Quarterly Water Quality Report", "| North pier |");
                assertThat(new String(context.content(result.artifacts().getFirst()), StandardCharsets.UTF_8))
                        .isEqualTo(markdown);
                assertThat(result.artifacts().getFirst().filename()).isEqualTo("report.md");
            }
        }
    }

    @Nested
    final class FindTables extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new FindTablesTool();
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            reportInto(context);
            return arguments("{'save': true}");
        }

        @Test
        void a_table_is_rows_of_cells() {
            try (var context = new FakeToolContext(folder)) {
                var result = tool(context).call(goodCall(context), context);
                var table = result.output().path("tables").path(0);
                assertThat(table.path("rows")).hasSize(5);
                assertThat(table.path("rows").path(3).toString())
                        .isEqualTo("[\"River mouth\",\"7.2\",\"2.4\",\"18.3\"]");
                assertThat(table.path("header_rows").asInt()).isEqualTo(1);
                assertThat(new String(context.content(result.artifacts().getFirst()), StandardCharsets.UTF_8))
                        .contains("North pier,7.4,0.8,11.2\r\n");
            }
        }
    }

    @Nested
    final class FileInfo extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new FileInfoTool(context.formats(), context.media());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            invoiceInto(context);
            return arguments("{'file': 'file_1'}");
        }

        @Test
        void a_pdf_has_pages_and_properties() {
            try (var context = new FakeToolContext(folder)) {
                var output = tool(context).call(goodCall(context), context).output();
                assertThat(output.path("pages").asInt()).isEqualTo(2);
                assertThat(output.path("properties").path("page_size").asString())
                        .isEqualTo("210 x 297 mm");
            }
        }

        @Test
        void a_picture_has_pixels() {
            try (var context = new FakeToolContext(folder)) {
                SketchedPictures.letterInto(context);
                var output = tool(context).call(arguments("{}"), context).output();
                assertThat(output.path("width").asInt()).isEqualTo(1000);
                assertThat(output.path("height").asInt()).isEqualTo(1414);
            }
        }
    }

    @Nested
    final class DocumentInfo extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new DocumentInfoTool();
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            reportInto(context);
            return arguments("{'pages': [1]}");
        }

        @Test
        void title_headings_and_counts_are_told() {
            try (var context = new FakeToolContext(folder)) {
                var output = tool(context).call(goodCall(context), context).output();
                assertThat(output.path("title").asString()).isEqualTo("Quarterly Water Quality Report");
                assertThat(output.path("headings").toString()).contains("Summary", "Measurements");
                assertThat(output.path("pages").path(0).path("tables").asInt()).isEqualTo(1);
                assertThat(output.path("language").asString()).isEqualTo("en");
            }
        }
    }
}
