package dev.ocelli.catalog.tool.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Packages;
import dev.ocelli.examples.Scan;
import dev.ocelli.fake.FakeToolContext;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class SplitDocumentToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        var pictures = context.pictures();
        var pages = new PdfPages(context.formats(), FormatLimits.standard(), pictures);
        var kinds = new KindFinder(KnownKind.read());
        return new SplitDocumentTool(new PackageSplit(kinds), pictures, pages, new Categories(kinds));
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        context.input("package.pdf", MediaType.PDF, Packages.of(3, 5, false).content());
        return arguments(
                "{'save': true, 'categories': [{'name': 'bill', 'description': 'a bill'}, {'name': 'paper'}]}");
    }

    private static List<Integer> starts(ToolResult result) {
        var starts = new ArrayList<Integer>();
        result.output()
                .path("documents")
                .forEach(d -> starts.add(d.path("first_page").asInt() - 1));
        return starts;
    }

    private static List<String> kinds(ToolResult result) {
        var kinds = new ArrayList<String>();
        result.output().path("documents").forEach(d -> kinds.add(d.path("kind").asString()));
        return kinds;
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "3,false", "4,false", "1,true"})
    void documents_are_found_in_any_order(long seed, boolean scanned) {
        try (var context = new FakeToolContext(folder)) {
            var made = Packages.of(scanned ? 6 : 8, seed, scanned);
            context.input("package.pdf", MediaType.PDF, made.content());
            var result = tool(context).call(arguments("{}"), context);
            assertThat(starts(result)).as("%s", made.items()).isEqualTo(made.starts());
            assertThat(kinds(result))
                    .isEqualTo(made.items().stream().map(Packages.Item::kind).toList());
        }
    }

    @Test
    void each_document_becomes_a_file_of_its_own() {
        try (var context = new FakeToolContext(folder)) {
            var result = tool(context).call(goodCall(context), context);
            var first = result.output().path("documents").path(0);
            var seen = context.see(
                    context.material(first.path("document").path("id").asString()), java.util.Optional.empty());
            assertThat(seen.pageCount()).isEqualTo(first.path("pages").size());
            assertThat(result.artifacts()).hasSize(3);
        }
    }

    @Test
    void a_blank_sheet_divides_and_belongs_to_no_document() {
        try (var context = new FakeToolContext(folder);
                var receipt = ExampleDocuments.receipt();
                var report = ExampleDocuments.report()) {
            var paper = new BufferedImage(620, 877, BufferedImage.TYPE_INT_RGB);
            var graphics = paper.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 620, 877);
            graphics.dispose();
            var pages = List.of(
                    Scan.of(report.picture(0, 120), 0.2, 1),
                    Scan.of(paper, 0, 2),
                    Scan.of(receipt.picture(0, 150), 0.2, 3));
            context.input("scan.pdf", MediaType.PDF, Scan.pdf(pages, 120));
            var result = tool(context).call(arguments("{}"), context);
            assertThat(starts(result)).isEqualTo(List.of(0, 2));
            assertThat(result.output().path("blank_pages").toString()).isEqualTo("[2]");
        }
    }
}
