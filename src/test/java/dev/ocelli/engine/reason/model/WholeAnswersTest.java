package dev.ocelli.engine.reason.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.fake.QuestionText;
import dev.ocelli.fake.QuestionText.Line;
import dev.ocelli.fake.QuestionText.Said;
import dev.ocelli.fake.ScriptedModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A model that sees little and says little at a time still gives the whole. */
final class WholeAnswersTest {
    private static final Abilities SMALL = new Abilities(0, 32_768, 4_000);
    private static final int PAGES_SEEN = 4;

    private static final String ITEMS = """
            {"type": "object", "required": ["report_no", "total", "items"], "properties": {
              "report_no": {"type": "string"},
              "items": {"type": "array", "items": {"type": "object",
                "required": ["code", "description", "quantity", "amount"], "properties": {
                "code": {"type": "string"}, "description": {"type": "string"},
                "quantity": {"type": "integer"}, "amount": {"type": "number"}}}},
              "total": {"type": "number"}}}
            """;

    private record Item(String code, String description, int quantity, String amount) {
        static Item of(int i) {
            // every seventh row equals the one before it but for its place
            int like = i % 7 == 6 ? i - 1 : i;
            return new Item(
                    "P-" + (10_000 + like),
                    "Part number " + like + " of steel",
                    1 + like % 9,
                    (100 + like) + "." + (10 + like % 90));
        }

        String row() {
            return code + "   " + description + "    " + quantity + "    " + amount;
        }
    }

    private static List<List<String>> table(int rows, int pages) {
        var printed = new ArrayList<List<String>>();
        int perPage = (rows + pages - 1) / pages;
        for (int page = 0; page < pages; page++) {
            var lines = new ArrayList<String>();
            if (page == 0) {
                lines.add("Stock report R-5521");
            }
            lines.add("Code   Description   Quantity   Amount");
            IntStream.range(page * perPage, Math.min(rows, (page + 1) * perPage))
                    .forEach(i -> lines.add(Item.of(i).row()));
            lines.add("Page " + (page + 1));
            printed.add(lines);
        }
        printed.getLast().add("Grand total   987654.32");
        return printed;
    }

    /** Reads what it is shown, but never more than four pages of it. */
    private static String honest(ChatQuery query) {
        var question = QuestionText.of(query);
        assertThat(question.pages()).isLessThanOrEqualTo(PAGES_SEEN);
        ObjectNode answer = question.filled(WholeAnswersTest::single, (name, q) -> entries(q));
        return Json.write(answer);
    }

    private static Said single(String name, QuestionText question) {
        for (Line line : question.lines()) {
            if (name.equals("report_no") && line.text().startsWith("Stock report")) {
                return new Said(Json.MAPPER.valueToTree("R-5521"), line.id());
            }
            if (name.equals("total") && line.text().startsWith("Grand total")) {
                return new Said(Json.parse("987654.32"), line.id());
            }
        }
        return new Said(Json.MAPPER.nullNode(), 0);
    }

    private static List<ObjectNode> entries(QuestionText question) {
        int[] range = question.range();
        return question.lines().stream()
                .filter(line -> line.id() >= range[0] && line.id() <= range[1])
                .filter(line -> line.text().matches("P-\\d+ \\|.*"))
                .map(WholeAnswersTest::entry)
                .toList();
    }

    private static ObjectNode entry(Line line) {
        String[] cells = line.text().split(" \\| ");
        return Json.object()
                .put("_line", line.id())
                .put("code", cells[0])
                .put("description", cells[1])
                .put("quantity", Integer.parseInt(cells[2]))
                .put("amount", new java.math.BigDecimal(cells[3]));
    }

    private static Draft read(ScriptedModel model, Plan plan, List<List<String>> pages) {
        var reasoner = new ModelReasoner(model, new EmbeddedReasoner(), PagePictures.NONE, InstantSource.system());
        return reasoner.reason(plan, PrintedDocument.of(pages));
    }

    private static void isWhole(Draft draft, int rows) {
        var schema = JsonSchema.parse(Json.parse(ITEMS));
        assertThat(schema.validate(draft.value())).isEmpty();
        JsonNode items = draft.value().path("items");
        assertThat(items.size()).isEqualTo(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(items.get(i).path("code").stringValue())
                    .isEqualTo(Item.of(i).code());
            assertThat(items.get(i).path("amount").decimalValue())
                    .isEqualByComparingTo(Item.of(i).amount());
        }
        assertThat(draft.value().path("report_no").stringValue()).isEqualTo("R-5521");
        assertThat(draft.value().path("total").decimalValue()).isEqualByComparingTo("987654.32");
    }

    @Test
    void two_thousand_rows_over_sixty_pages_come_back_whole() {
        var model = new ScriptedModel(SMALL, WholeAnswersTest::honest);
        var plan = PrintedDocument.plan(ITEMS);
        var pages = table(2_000, 60);
        var draft = read(model, plan, pages);

        isWhole(draft, 2_000);
        assertThat(draft.making().notes()).isEmpty();
        assertThat(draft.making().use().calls()).isEqualTo(model.asked().size()).isLessThan(60);
        var evidence =
                new Grounder().ground(plan, draft, PrintedDocument.of(pages)).evidence();
        long found = evidence.values().stream()
                .filter(e -> e.status() == Status.EXACT || e.status() == Status.NORMALISED)
                .count();
        assertThat(found).isEqualTo(8_002);
        // each of two equal rows has its own place
        assertThat(evidence.get("/items/6/code").places())
                .isNotEqualTo(evidence.get("/items/5/code").places());
    }

    @Test
    void a_lazy_model_that_skips_rows_is_asked_for_them() {
        var skipped = new HashSet<Integer>();
        var model = new ScriptedModel(SMALL, query -> {
            var question = QuestionText.of(query);
            var answer = question.filled(
                    WholeAnswersTest::single,
                    (name, q) -> entries(q).stream()
                            .filter(e -> e.path("_line").asInt() % 5 != 0
                                    || !skipped.add(e.path("_line").asInt()))
                            .toList());
            return Json.write(answer);
        });
        isWhole(read(model, PrintedDocument.plan(ITEMS), table(300, 9)), 300);
    }

    @Test
    void a_model_that_names_no_lines_or_wrong_ones_loses_no_row() {
        var model = new ScriptedModel(SMALL, query -> {
            var question = QuestionText.of(query);
            var answer = question.filled(
                    WholeAnswersTest::single,
                    (name, q) -> entries(q).stream()
                            .map(e -> e.put(
                                    "_line",
                                    e.path("_line").asInt() % 2 == 0
                                            ? 0
                                            : e.path("_line").asInt() / 3))
                            .toList());
            return Json.write(answer);
        });
        isWhole(read(model, PrintedDocument.plan(ITEMS), table(300, 9)), 300);
    }

    @Test
    void four_hundred_fields_come_back_whole() {
        var properties = new StringBuilder();
        var lines = new ArrayList<List<String>>();
        var expected = new java.util.LinkedHashMap<String, String>();
        for (int section = 0; section < 20; section++) {
            var fields = new StringBuilder();
            var page = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                int number = section * 20 + i;
                fields.append(i == 0 ? "" : ",")
                        .append("\"field_")
                        .append(number)
                        .append("\": {\"type\": \"string\", \"maxLength\": 40}");
                page.add("Field " + number + ":   value-" + number * 37 + "-x");
                expected.put("section_" + section + ".field_" + number, "value-" + number * 37 + "-x");
            }
            properties
                    .append(section == 0 ? "" : ",")
                    .append("\"section_")
                    .append(section)
                    .append("\": {\"type\": \"object\", \"properties\": {")
                    .append(fields)
                    .append("}}");
            if (section % 2 == 0) {
                lines.add(page);
            } else {
                lines.getLast().addAll(page);
            }
        }
        String schema = "{\"type\": \"object\", \"properties\": {" + properties + "}}";
        var model = new ScriptedModel(
                SMALL,
                query -> Json.write(QuestionText.of(query)
                        .filled(
                                (path, question) -> {
                                    String label = "Field " + path.replaceAll(".*_", "") + ": | ";
                                    return question.lines().stream()
                                            .filter(line -> line.text().startsWith(label))
                                            .findFirst()
                                            .map(line -> new Said(
                                                    Json.MAPPER.valueToTree(
                                                            line.text().substring(label.length())),
                                                    line.id()))
                                            .orElse(new Said(Json.MAPPER.nullNode(), 0));
                                },
                                (name, question) -> List.of())));
        var draft = read(model, PrintedDocument.plan(schema), lines);
        assertThat(JsonSchema.parse(Json.parse(schema)).validate(draft.value())).isEmpty();
        for (Map.Entry<String, String> field : expected.entrySet()) {
            assertThat(draft.value().at("/" + field.getKey().replace('.', '/')).asString(""))
                    .as(field.getKey())
                    .isEqualTo(field.getValue());
        }
    }
}
