package dev.ocelli.catalog.tool.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.PdfSearch;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Packages;
import dev.ocelli.examples.PrivateLetters;
import dev.ocelli.examples.Scan;
import dev.ocelli.fake.FakeToolContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class PageOrderToolTest extends ToolContract {
    private static final String EXTRACT = "extract_pages";

    private static PdfPages pages(FakeToolContext context) {
        return new PdfPages(context.formats(), FormatLimits.standard(), context.pictures());
    }

    private static Tool tool(FakeToolContext context, String name) {
        return PageOrderTool.all(pages(context)).stream()
                .filter(tool -> tool.description().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected Tool tool(FakeToolContext context) {
        return tool(context, EXTRACT);
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var lease = Packages.lease()) {
            context.input("lease.pdf", MediaType.PDF, lease.pdf());
        }
        return arguments("{'pages': [2, 3]}");
    }

    private List<String> firstWords(String tool, String call) {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var made = tool(context, tool)
                    .call(arguments(call), context)
                    .artifacts()
                    .getFirst();
            return context.see(context.material(made.id()), Optional.empty()).pages().stream()
                    .map(page -> page.text().lines().findFirst().orElse("").split(" ")[0])
                    .toList();
        }
    }

    @Test
    void pages_are_taken_left_out_and_put_in_order() {
        assertThat(firstWords("extract_pages", "{'pages': [3, 2]}")).containsExactly("and", "the");
        assertThat(firstWords("delete_pages", "{'pages': [2]}")).containsExactly("RESIDENTIAL", "the");
        assertThat(firstWords("reorder_pages", "{'pages': [3, 1]}")).containsExactly("the", "RESIDENTIAL", "and");
    }

    @Test
    void turned_pages_are_shown_turned() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var made = tool(context, "rotate_pages").call(arguments("{'degrees': 90, 'pages': [1]}"), context);
            var material = context.material(made.artifacts().getFirst().id());
            assertThat(context.pictures().asShown(material, 0).getWidth())
                    .isGreaterThan(context.pictures().asShown(material, 0).getHeight());
            assertThat(context.pictures().asShown(material, 1).getWidth())
                    .isLessThan(context.pictures().asShown(material, 1).getHeight());
        }
    }

    @Test
    void nothing_of_other_pages_or_of_the_file_comes_along() {
        try (var context = new FakeToolContext(folder);
                var letter = PrivateLetters.letter()) {
            byte[] pdf = HidingPlaces.fill(letter.pdf(), "SECRET-778899");
            context.input("letter.pdf", MediaType.PDF, pdf);
            var made = tool(context)
                    .call(arguments("{'pages': [1]}"), context)
                    .artifacts()
                    .getFirst();
            var file = context.material(made.id()).file();
            assertThat(new PdfSearch(FormatLimits.standard()).found(file, List.of("SECRET-778899", "looked at twice")))
                    .isEmpty();
        }
    }

    @Test
    void a_page_that_is_not_there_is_refused() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            assertThatThrownBy(() -> tool(context).call(arguments("{'pages': [7]}"), context))
                    .isInstanceOf(OcelliException.class)
                    .hasMessageContaining("3 pages");
            assertThatThrownBy(() -> tool(context, "delete_pages").call(arguments("{'pages': [1, 2, 3]}"), context))
                    .isInstanceOf(OcelliException.class)
                    .hasMessageContaining("keep at least one");
        }
    }

    @Test
    void files_of_all_kinds_are_merged_in_order() {
        try (var context = new FakeToolContext(folder);
                var receipt = ExampleDocuments.receipt()) {
            goodCall(context);
            context.input("receipt.png", MediaType.PNG, Scan.png(receipt.picture(0, 150)));
            var merge = new MergeDocumentsTool(pages(context));
            var result = merge.call(arguments("{'files': ['file_2', 'file_1']}"), context);
            var again = merge.call(arguments("{'files': ['file_2', 'file_1']}"), context);
            assertThat(again.artifacts()).isEqualTo(result.artifacts());
            var seen =
                    context.see(context.material(result.artifacts().getFirst().id()), Optional.empty());
            assertThat(seen.pages()).hasSize(4);
            assertThat(seen.pages().getFirst().text()).contains("GREEN LANTERN");
            assertThat(seen.pages().get(1)).extracting(Page::text).asString().contains("RESIDENTIAL");
        }
    }
}
