package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.Asked;
import dev.ocelli.fake.QuestionText;
import dev.ocelli.fake.QuestionText.Line;
import dev.ocelli.fake.QuestionText.Said;
import dev.ocelli.fake.Script;
import dev.ocelli.fake.ScriptedUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests over HTTP with a scripted model behind a real OpenAI-compatible server. */
final class ModelRequestsTest {
    private static final String SCHEMA = """
            {"type": "object", "required": ["invoice_no", "total"], "properties": {
              "invoice_no": {"type": "string", "description": "Number of the invoice"},
              "issued": {"type": "string", "format": "date"},
              "total": {"type": "number"},
              "purchase_order": {"type": ["string", "null"]}}}
            """;

    @TempDir
    private Path data;

    private final TestDatabase database = TestDatabase.create();
    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private Optional<Ocelli> ocelli = Optional.empty();

    @BeforeEach
    void modelAnswersHonestly() {
        upstream.otherwise(asked -> Script.says(Json.write(honest(asked))));
    }

    @AfterEach
    void stop() {
        ocelli.ifPresent(Ocelli::close);
        upstream.close();
        database.close();
    }

    private Caller caller() {
        return caller("");
    }

    /** @param models further lines of the section {@code models} */
    private Caller caller(String models) {
        String backend = "    scripted: {url: \"" + upstream.url() + "\", model: scripted, retries: 0}\n";
        write(data.resolve("ocelli.yaml"), "models:\n" + models + "  backends:\n" + backend);
        Ocelli started = Ocelli.start(Config.read(
                Map.of("OCELLI_API_KEY", "test-key", "OCELLI_DATABASE_URL", database.url()),
                Map.of("port", "0", "data", data.toString())));
        ocelli = Optional.of(started);
        return new Caller(started.url(), "test-key");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode honest(Asked asked) {
        return QuestionText.of(asked).filled(ModelRequestsTest::read, (name, question) -> List.of());
    }

    private static Said read(String name, QuestionText question) {
        return switch (name) {
            case "invoice_no" -> after(question, "Invoice number", false);
            case "issued" ->
                new Said(
                        Json.MAPPER.valueToTree("2026-04-17"),
                        lineOf(question, "Invoice date").orElse(0));
            case "total" -> after(question, "Total amount", true);
            default -> new Said(Json.MAPPER.nullNode(), 0);
        };
    }

    private static Optional<Integer> lineOf(QuestionText question, String words) {
        return question.lines().stream()
                .filter(line -> line.text().contains(words))
                .map(Line::id)
                .findFirst();
    }

    private static Said after(QuestionText question, String label, boolean number) {
        for (Line line : question.lines()) {
            int at = line.text().indexOf(label);
            if (at >= 0) {
                String rest = line.text().substring(at + label.length()).replaceAll("^[^\\p{L}\\p{N}]+", "");
                String value = rest.split(" \\| ")[0].strip();
                JsonNode node = number ? Json.parse(value.replaceAll("[^0-9.]", "")) : Json.MAPPER.valueToTree(value);
                return new Said(node, line.id());
            }
        }
        return new Said(Json.MAPPER.nullNode(), 0);
    }

    private static byte[] invoice() {
        try (var sheet = ExampleDocuments.invoice()) {
            return sheet.pdf();
        }
    }

    private static String body(String file, String config) {
        return "{\"file_id\": \"" + file + "\", \"batch\": false, \"config\": {\"json_schema\": " + SCHEMA + config
                + "}}";
    }

    @Test
    void a_request_is_answered_by_the_model_and_checked_against_the_page() {
        Caller caller = caller();
        String file = caller.upload("invoice.pdf", invoice());
        var response = caller.post("/v1/document/generate", body(file, ", \"grounding\": true, \"confidence\": true"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode prediction = Json.parse(response.body());
        assertThat(prediction.at("/usage/engine").stringValue()).startsWith("model");
        assertThat(prediction.at("/usage/model_calls").intValue()).isEqualTo(1);
        assertThat(prediction.at("/usage/prompt_tokens").intValue()).isPositive();
        JsonNode read = prediction.at("/response");
        assertThat(read.at("/invoice_no").stringValue()).isEqualTo("NW-2026-0417");
        assertThat(read.at("/invoice_no_metadata/status").stringValue()).isEqualTo("exact");
        assertThat(read.at("/issued_metadata/status").stringValue()).isEqualTo("normalised");
        assertThat(read.at("/total_metadata/bboxes/0/page").intValue()).isEqualTo(1);
        assertThat(read.at("/total_metadata/confidence").stringValue()).isEqualTo("hi");
        assertThat(read.at("/purchase_order").isNull()).isTrue();
    }

    private JsonNode generate(Caller caller, String config) {
        String file = caller.upload("invoice.pdf", invoice());
        var response = caller.post("/v1/document/generate", body(file, config));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.parse(response.body());
    }

    private static void isRight(JsonNode prediction) {
        assertThat(prediction.at("/status").stringValue())
                .as(prediction.toString())
                .isEqualTo("completed");
        assertThat(prediction.at("/response/invoice_no").stringValue()).isEqualTo("NW-2026-0417");
        assertThat(prediction.at("/response/total").decimalValue()).isEqualByComparingTo("2951.20");
    }

    @Test
    void what_does_not_fit_is_sent_back_in_the_schemas_words() {
        upstream.thenSays("{\"invoice_no\": \"NW-2026-0417\", \"issued\": \"last spring\", \"total\": \"a lot\"}");
        JsonNode prediction = generate(caller(), ", \"temperature\": 0.4, \"seed\": 17");
        isRight(prediction);
        assertThat(prediction.at("/response/issued").stringValue()).isEqualTo("2026-04-17");
        assertThat(upstream.asked()).hasSize(2);
        Asked second = upstream.lastAsked();
        assertThat(second.message(-2)).contains("last spring");
        assertThat(second.message(-1))
                .contains("total")
                .contains("number")
                .contains("issued")
                .contains("date");
        assertThat(second.json().at("/temperature").doubleValue()).isEqualTo(0.4);
        assertThat(second.json().at("/seed").intValue()).isEqualTo(17);
        JsonNode asked = second.json().at("/response_format/json_schema/schema/properties");
        assertThat(asked.propertyNames()).contains("total", "issued").doesNotContain("invoice_no");
    }

    @Test
    void words_and_broken_json_are_no_answer() {
        upstream.thenSays("I am sorry, I cannot do that.").thenSays("```json\n{\"invoice_no\": \"NW-20");
        JsonNode prediction = generate(caller(), "");
        isRight(prediction);
        assertThat(prediction.at("/usage/model_calls").intValue()).isEqualTo(3);
    }

    @Test
    void what_never_fits_is_named_and_left_to_the_embedded_engine() {
        upstream.otherwise(asked -> {
            ObjectNode answer = honest(asked);
            if (answer.has("total")) {
                answer.put("total", "a lot");
            }
            return Script.says(Json.write(answer));
        });
        JsonNode prediction = generate(caller(), ", \"max_retries\": 1, \"grounding\": true");
        assertThat(upstream.asked()).hasSize(2);
        assertThat(prediction.at("/usage/message").stringValue())
                .contains("total")
                .contains("did not fit");
        assertThat(prediction.at("/response/invoice_no").stringValue()).isEqualTo("NW-2026-0417");
        assertThat(prediction.at("/response/total").decimalValue()).isEqualByComparingTo("2951.20");
    }

    @Test
    void nothing_but_nonsense_is_an_upstream_failure() {
        upstream.otherwise(asked -> Script.says("no"));
        JsonNode prediction = generate(caller(), ", \"max_retries\": 1");
        assertThat(prediction.at("/status").stringValue()).isEqualTo("failed");
        assertThat(prediction.at("/error/code").stringValue()).isEqualTo("upstream_failed");
        assertThat(upstream.asked())
                .as("answers are kept: nonsense is not paid for twice")
                .hasSize(2);
    }

    @Test
    void a_model_that_hangs_costs_no_more_than_the_time_that_is_allowed() {
        upstream.otherwise(asked -> new Script.Hang());
        long began = System.nanoTime();
        JsonNode prediction = generate(caller(), ", \"max_seconds\": 3");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        assertThat(prediction.at("/status").stringValue()).isEqualTo("completed");
        assertThat(prediction.at("/usage/engine").stringValue()).isEqualTo("embedded");
        assertThat(prediction.at("/usage/message").stringValue()).contains("max_seconds");
        assertThat(prediction.at("/response/total").decimalValue()).isEqualByComparingTo("2951.20");
    }

    @Test
    void a_model_that_is_down_fails_the_request_in_its_type() {
        upstream.otherwise(asked -> new Script.Slam());
        JsonNode prediction = generate(caller(), "");
        assertThat(prediction.at("/status").stringValue()).isEqualTo("failed");
        assertThat(prediction.at("/error/code").stringValue()).isEqualTo("upstream_failed");
    }

    @Test
    void the_embedded_engine_stands_in_where_the_route_allows_it() {
        upstream.otherwise(asked -> Script.status(500, "out of memory"));
        JsonNode prediction = generate(caller("  fallback: embedded\n"), "");
        assertThat(prediction.at("/status").stringValue()).isEqualTo("completed");
        assertThat(prediction.at("/usage/engine").stringValue()).isEqualTo("embedded");
        assertThat(prediction.at("/usage/message").stringValue()).contains("embedded engine");
        assertThat(prediction.at("/response/total").decimalValue()).isEqualByComparingTo("2951.20");
    }

    @Test
    void a_budget_of_tokens_gives_a_labelled_part() {
        JsonNode prediction = generate(caller(), ", \"max_tokens\": 20, \"grounding\": true");
        assertThat(upstream.asked().getFirst().json().at("/max_tokens").intValue())
                .isEqualTo(20);
        assertThat(prediction.at("/status").stringValue()).isEqualTo("completed");
    }

    @Test
    void a_picture_is_asked_about_with_the_picture() {
        upstream.otherwise(asked -> Script.says(Json.write(QuestionText.of(asked)
                .filled(
                        (name, question) -> new Said(
                                Json.MAPPER.valueToTree(
                                        name.equals("caption") ? "A till receipt of a grocery" : "Paper"),
                                0),
                        (name, question) -> List.of()))));
        Caller caller = caller();
        byte[] receipt;
        try (var sheet = ExampleDocuments.receipt()) {
            receipt = dev.ocelli.examples.Scan.png(sheet.picture(0, 72));
        }
        String file = caller.upload("receipt.png", receipt);
        var response = caller.post(
                "/v1/image/generate",
                "{\"file_id\": \"" + file + "\", \"domain\": \"image.caption\", \"batch\": false,"
                        + " \"config\": {\"detail\": \"lo\"}}");
        JsonNode prediction = Json.parse(response.body());
        assertThat(prediction.at("/response/caption").stringValue()).isEqualTo("A till receipt of a grocery");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures()).isEqualTo(1);
    }

    @Test
    void detail_says_whether_pages_are_shown_as_pictures() {
        Caller caller = caller();
        generate(caller, ", \"detail\": \"auto\"");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures())
                .as("a good text layer")
                .isZero();
        generate(caller, ", \"detail\": \"hi\"");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures()).isEqualTo(2);
        generate(caller, ", \"detail\": \"lo\"");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures()).isZero();
    }

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
                            .map(ModelRequestsTest::row)
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

    @Test
    void the_model_writes_skills_and_rules_stand_in_for_it() {
        Caller caller = caller();
        upstream.thenSays(
                "{\"name\": \"Rental Agreement Terms\", \"description\": \"Reads rental agreements.\","
                        + " \"instructions\": \"# Rent\\nThe rent is paid monthly.\", \"fields\": ["
                        + "{\"name\": \"monthlyRent\", \"type\": \"number\", \"description\": \"Rent a month\"},"
                        + "{\"name\": \"parties\", \"type\": \"table\", \"columns\": [{\"name\": \"name\", \"type\": \"text\"}]}]}");
        String wish = "{\"prompt\": \"Extract the rent and the parties from rental agreements\"}";
        JsonNode authored = Json.parse(caller.post("/v1/skills/create", wish).body());
        assertThat(authored.at("/name").stringValue()).isEqualTo("rental-agreement-terms");
        assertThat(authored.at("/description").stringValue()).isEqualTo("Reads rental agreements.");

        upstream.thenSays("no").thenSays("no");
        JsonNode byRules = Json.parse(caller.post("/v1/skills/create", wish).body());
        assertThat(byRules.at("/status").stringValue()).as(byRules.toString()).isEqualTo("completed");
        assertThat(byRules.at("/name").stringValue()).isEqualTo("rental-agreement-extraction");
    }

    @Test
    void the_model_proposes_schemas_and_the_sample_holds_nothing_made_up() {
        Caller caller = caller();
        String file = caller.upload("invoice.pdf", invoice());
        upstream.thenSays("{\"title\": \"Invoice\", \"description\": \"A bill\", \"fields\": ["
                + "{\"name\": \"invoice_number\", \"type\": \"text\", \"description\": \"Its number\"},"
                + "{\"name\": \"moon_phase\", \"type\": \"choice\", \"choices\": [\"new\", \"full\"]}]}");
        JsonNode prediction =
                Json.parse(caller.post("/v1/document/schema", "{\"file_id\": \"" + file + "\", \"batch\": false}")
                        .body());
        JsonNode schema = prediction.at("/response/json_schema");
        assertThat(schema.at("/properties").propertyNames()).containsExactly("invoice_number", "moon_phase");
        assertThat(prediction.at("/response/json_sample/invoice_number").asString(""))
                .isEqualTo("NW-2026-0417");
        assertThat(prediction.at("/response/json_sample/moon_phase").isNull()).isTrue();
        assertThat(prediction.at("/usage/engine").stringValue()).isEqualTo("model scripted");
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
