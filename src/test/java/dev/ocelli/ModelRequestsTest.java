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
import java.nio.file.Path;
import java.util.List;
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
    private static final String SCHEMA =
            """
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

    private Caller caller(Map<String, String> flags) {
        var all = new java.util.HashMap<>(Map.of("port", "0", "data", data.toString()));
        all.putAll(flags);
        Ocelli started = Ocelli.start(Config.read(
                Map.of(
                        "OCELLI_API_KEY", "test-key",
                        "OCELLI_DATABASE_URL", database.url(),
                        "OCELLI_MODEL_URL", upstream.url().toString(),
                        "OCELLI_MODEL", "scripted"),
                all));
        ocelli = Optional.of(started);
        return new Caller(started.url(), "test-key");
    }

    private static ObjectNode honest(Asked asked) {
        return QuestionText.of(asked).filled(ModelRequestsTest::read, (name, question) -> List.of());
    }

    private static Said read(String name, QuestionText question) {
        return switch (name) {
            case "invoice_no" -> after(question, "Invoice number", false);
            case "issued" -> new Said(
                    Json.MAPPER.valueToTree("2026-04-17"), lineOf(question, "Invoice date").orElse(0));
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
                JsonNode node = number
                        ? Json.parse(value.replaceAll("[^0-9.]", ""))
                        : Json.MAPPER.valueToTree(value);
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
        return "{\"file_id\": \"" + file + "\", \"batch\": false, \"config\": {\"json_schema\": " + SCHEMA + config + "}}";
    }

    @Test
    void a_request_is_answered_by_the_model_and_checked_against_the_page() {
        Caller caller = caller(Map.of());
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
}
