package dev.ocelli.bench;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Page.PageParts;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A made-up stock list: rows with code, text and amount, a number, and two fields that it does not have. */
record StockList(List<Row> stock, Perception seen, String text) {
    private static final int ROWS_A_PAGE = 35;
    private static final List<String> THINGS =
            List.of("Steel bolt", "Brass hinge", "Oak board", "Copper pipe", "Glass pane", "Rubber seal");

    /** One printed row. */
    record Row(String code, String description, String amount) {}

    static StockList of(int rows, long seed) {
        var random = new Random(seed);
        var stock = new ArrayList<Row>();
        for (int i = 0; i < rows; i++) {
            stock.add(new Row(
                    "P-" + (10_000 + i * 7 + random.nextInt(7)),
                    THINGS.get(random.nextInt(THINGS.size())) + " " + (10 + random.nextInt(90)) + " mm",
                    String.format(Locale.ROOT, "%d.%02d", 3 + random.nextInt(900), random.nextInt(100))));
        }
        var pages = new ArrayList<Page>();
        var text = new StringBuilder();
        var lines = new ArrayList<TextLine>();
        for (int i = 0; i < rows; i++) {
            if (i % ROWS_A_PAGE == 0) {
                if (i > 0) {
                    pages.add(page(pages.size(), lines));
                    lines.clear();
                }
                line(lines, 0, "List number:", "SL-" + (7000 + seed));
                line(lines, 1, "Code", "Description", "Amount");
            }
            Row row = stock.get(i);
            line(lines, 2 + i % ROWS_A_PAGE, row.code(), row.description(), row.amount());
        }
        pages.add(page(pages.size(), lines));
        pages.forEach(
                page -> page.lines().forEach(cell -> text.append(cell.text()).append('\n')));
        return new StockList(stock, new Perception(MediaType.PDF, pages.size(), pages), text.toString());
    }

    private static Page page(int index, List<TextLine> lines) {
        return new Page(index, 0.7, 0, TextSource.TEXT_LAYER, List.copyOf(lines), PageParts.NONE);
    }

    private static void line(List<TextLine> lines, int row, String... cells) {
        double y = 0.04 + row * 0.025;
        for (int i = 0; i < cells.length; i++) {
            double x = 0.05 + i * 0.3;
            var words = new ArrayList<Word>();
            for (String word : cells[i].split(" ")) {
                double end = x + word.length() * 0.009;
                words.add(new Word(word, BoundingBox.ofCorners(x, y, end, y + 0.015), 1));
                x = end + 0.009;
            }
            lines.add(TextLine.of(words));
        }
    }

    ObjectNode schema() {
        return JsonSchema.parse(Json.parse("""
                {"type": "object", "required": ["list_number", "items"], "properties": {
                  "list_number": {"type": "string"},
                  "approved_by": {"type": ["string", "null"]},
                  "telephone": {"type": ["string", "null"]},
                  "items": {"type": "array", "items": {"type": "object", "required": ["code", "amount"], "properties": {
                    "code": {"type": "string"}, "description": {"type": "string"}, "amount": {"type": "number"}}}}}}
                """)).root();
    }

    Plan plan() {
        return new Plan(
                Plan.Product.EXTRACT,
                schema(),
                List.of(),
                new Plan.Input(Path.of("stock.pdf"), MediaType.PDF, "stock.pdf"),
                Plan.PlanOptions.DEFAULT);
    }

    int rows() {
        return stock.size();
    }

    /** Whether each row has its entry and nothing else has one. */
    boolean whole(JsonNode value) {
        Set<String> codes = new HashSet<>();
        value.path("items").forEach(item -> codes.add(item.path("code").asString("")));
        return value.path("items").size() == stock.size() && stock.stream().allMatch(row -> codes.contains(row.code()));
    }

    /** How many printed rows stand in the value with all three cells. */
    int right(JsonNode value) {
        Map<String, Row> byCode = new HashMap<>();
        stock.forEach(row -> byCode.put(row.code(), row));
        Set<String> found = new HashSet<>();
        for (JsonNode item : value.path("items")) {
            Row row = byCode.get(item.path("code").asString(""));
            if (row != null
                    && row.description().equals(item.path("description").asString(""))
                    && item.path("amount").isNumber()
                    && item.path("amount").decimalValue().compareTo(new java.math.BigDecimal(row.amount())) == 0) {
                found.add(row.code());
            }
        }
        return found.size();
    }

    /** How many values of the answer, of those whose pointer is wanted, the list does not print. */
    int inventions(JsonNode value, Predicate<String> wanted) {
        int invented = 0;
        for (String field : List.of("list_number", "approved_by", "telephone")) {
            invented += wanted.test("/" + field) && madeUp(value.path(field)) ? 1 : 0;
        }
        for (int i = 0; i < value.path("items").size(); i++) {
            JsonNode item = value.path("items").get(i);
            for (String field : List.of("code", "description", "amount")) {
                invented += wanted.test("/items/" + i + "/" + field) && madeUp(item.path(field)) ? 1 : 0;
            }
        }
        return invented;
    }

    private boolean madeUp(JsonNode value) {
        if (value.isNumber()) {
            return stock.stream()
                    .noneMatch(row -> new java.math.BigDecimal(row.amount()).compareTo(value.decimalValue()) == 0);
        }
        String words = value.asString("").strip();
        return !words.isEmpty() && !text.contains(words);
    }
}
