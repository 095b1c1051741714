package dev.ocelli.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.SketchedPage;
import dev.ocelli.engine.perceive.layout.PageLayout;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class PageProductsTest {
    private static final double[] LEFTS = {60, 260, 380};

    private final SketchedPage sketch = new SketchedPage()
            .text(60, 40, 24, "Price list")
            .text(60, 90, 10, "The prices of this list are valid for the whole year and for all of our cus-")
            .text(60, 103, 10, "tomers in the country.")
            .text(60, 140, 9, "Table 1: Prices of bread")
            .row(160, 10, LEFTS, "Item", "Quantity", "Price")
            .row(175, 10, LEFTS, "Rye bread", "12", "$3.80")
            .row(190, 10, LEFTS, "White bread", "7", "$2.90")
            .row(205, 10, LEFTS, "Rolls", "1,200", "$0.40")
            .picture(60, 300, 300, 500);

    @Test
    void markdown_has_the_shape_that_the_client_reads() {
        var page = product(Plan.Product.MARKDOWN).path("pages").get(0);
        assertThat(page.path("content").asString())
                .startsWith("# Price list")
                .contains("for all of our customers in the country.")
                .contains("<Table id=\"tb-0\"/>")
                .contains("<Figure id=\"fg-0\"/>");
        assertThat(page.path("markdown_content").asString()).contains("| Rye bread | 12 | $3.80 |");
        assertThat(page.path("metadata").path("language").asString()).isEqualTo("en");
        assertThat(page.path("metadata").path("page_number").asInt()).isZero();
        assertThat(page.path("figures").get(0).path("id").asInt()).isZero();
    }

    @Test
    void a_table_has_typed_heads_rows_and_cells_with_boxes() {
        var table = product(Plan.Product.MARKDOWN)
                .path("pages")
                .get(0)
                .path("tables")
                .get(0);
        assertThat(table.path("metadata").path("caption").asString()).isEqualTo("Table 1: Prices of bread");
        assertThat(table.path("headers").values().stream()
                        .map(h -> h.path("dtype").asString()))
                .containsExactly("str", "int", "currency");
        assertThat(Json.write(table.path("data").get(2)))
                .isEqualTo("{\"item\":\"Rolls\",\"quantity\":1200,\"price\":\"$0.40\"}");
        var cell = table.path("cells").get(3);
        assertThat(cell.path("content").asString()).isEqualTo("Rye bread");
        assertThat(cell.path("index")).isEqualTo(Json.parse("[1, 0]"));
        assertThat(cell.path("span")).isEqualTo(Json.parse("[1, 1]"));
        assertThat(cell.path("bbox").path("xywh")).hasSize(4);
        assertThat(table.path("bbox").path("xywh")).hasSize(4);
    }

    @Test
    void ocr_gives_text_lines_and_words_with_boxes() {
        var node = product(Plan.Product.OCR);
        assertThat(node.path("text").asString()).contains("Price list").contains("Rye bread");
        var line = node.path("pages").get(0).path("lines").get(0);
        assertThat(line.path("text").asString()).isEqualTo("Price list");
        assertThat(line.path("xywh")).hasSize(4);
        assertThat(line.path("confidence").asDouble()).isEqualTo(1);
        assertThat(line.path("words").get(1).path("text").asString()).isEqualTo("list");
    }

    @Test
    void layout_names_the_regions_in_reading_order() {
        var elements = product(Plan.Product.LAYOUT).path("pages").get(0).path("elements");
        assertThat(elements.values().stream().map(e -> e.path("category").asString()))
                .containsExactly("title", "text", "caption", "table", "picture");
    }

    @Test
    void printed_signs_do_not_become_placeholders() {
        var node = PageProducts.of(
                plan(Plan.Product.MARKDOWN),
                seen(new SketchedPage().text(60, 90, 10, "See <Table id=\"tb-0\"/> and # 5")));
        assertThat(node.path("pages").get(0).path("content").asString()).doesNotContain("<Table");
    }

    private JsonNode product(Plan.Product product) {
        return PageProducts.of(plan(product), seen(sketch));
    }

    private static Perception seen(SketchedPage page) {
        return new Perception(MediaType.PDF, 1, PageLayout.of(List.of(page.sight(0))));
    }

    private static Plan plan(Plan.Product product) {
        return new Plan(
                product,
                Json.object(),
                List.of(),
                new Plan.Input(Path.of("list.pdf"), MediaType.PDF, "list.pdf"),
                Plan.PlanOptions.DEFAULT);
    }
}
