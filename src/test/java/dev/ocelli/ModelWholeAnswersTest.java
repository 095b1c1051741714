package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.fake.QuestionText;
import dev.ocelli.fake.QuestionText.Line;
import dev.ocelli.fake.QuestionText.Said;
import dev.ocelli.fake.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole answers over HTTP from a model that sees four pages and says four thousand tokens at a time. */
final class ModelWholeAnswersTest extends ModelDesk {
    @Test
    void two_thousand_rows_over_sixty_pages_come_back_whole_from_answers_of_four_thousand_tokens() {
        int rows = 2_000;
        upstream.otherwise(asked -> {
            var question = QuestionText.of(asked);
            assertThat(question.pages()).isLessThanOrEqualTo(4);
            int[] range = question.range();
            String answer = Json.write(question.filled(
                    (name, q) -> new Said(Json.MAPPER.nullNode(), 0),
                    (name, q) -> q.lines().stream()
                            .filter(line -> line.id() >= range[0] && line.id() <= range[1])
                            .filter(line -> line.text().matches("P-\\d+ \\|.*"))
                            .map(ModelWholeAnswersTest::row)
                            .toList()));
            boolean cut = answer.length() > 8_000;
            return new Script.Says(
                    cut ? answer.substring(0, 8_000) : answer, 400, Duration.ZERO, cut ? "length" : "stop");
        });
        Caller caller = caller();
        String file = caller.upload("stock.pdf", stock(rows, 60));
        String schema = "{\"type\": \"object\", \"properties\": {\"items\": {\"type\": \"array\", \"items\": {\"type\":"
                + " \"object\", \"required\": [\"code\", \"amount\"], \"properties\": {\"code\": {\"type\": \"string\"},"
                + " \"description\": {\"type\": \"string\"}, \"amount\": {\"type\": \"number\"}}}}}}";
        var response = caller.post(
                "/v1/document/generate",
                "{\"file_id\": \"" + file + "\", \"batch\": false, \"config\": {\"json_schema\": " + schema + "}}");
        JsonNode prediction = Json.parse(response.body());
        JsonNode items = prediction.at("/response/items");
        assertThat(items.size()).as(prediction.at("/usage").toString()).isEqualTo(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(items.get(i).path("code").stringValue()).isEqualTo("P-" + (10_000 + i));
            assertThat(items.get(i).path("amount").decimalValue()).isEqualByComparingTo(amount(i));
        }
    }

    private static ObjectNode row(Line line) {
        String[] cells = line.text().split(" \\| ");
        return Json.object()
                .put("_line", line.id())
                .put("code", cells[0])
                .put("description", cells[1])
                .put("amount", new BigDecimal(cells[2]));
    }

    private static String amount(int row) {
        return String.format(Locale.ROOT, "%d.%02d", 20 + row * 7 % 900, row % 100);
    }

    private static byte[] stock(int rows, int pages) {
        try (var sheet = dev.ocelli.examples.Sheet.a4()) {
            int perPage = (rows + pages - 1) / pages;
            for (int i = 0; i < rows; i++) {
                if (i > 0 && i % perPage == 0) {
                    sheet.nextPage();
                }
                if (i % perPage == 0) {
                    sheet.bold(50, 40, 9, "Code")
                            .bold(150, 40, 9, "Description")
                            .boldRight(500, 40, 9, "Amount");
                }
                double y = 60 + i % perPage * 20;
                sheet.text(50, y, 9, "P-" + (10_000 + i));
                sheet.text(150, y, 9, "Steel part no " + i).textRight(500, y, 9, amount(i));
            }
            return sheet.pdf();
        }
    }
}
