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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests over HTTP with a scripted model behind a real OpenAI-compatible server. */
abstract class ModelDesk {
    static final String SCHEMA = """
            {"type": "object", "required": ["invoice_no", "total"], "properties": {
              "invoice_no": {"type": "string", "description": "Number of the invoice"},
              "issued": {"type": "string", "format": "date"},
              "total": {"type": "number"},
              "purchase_order": {"type": ["string", "null"]}}}
            """;

    @TempDir
    Path data;

    final TestDatabase database = TestDatabase.create();
    final ScriptedUpstream upstream = ScriptedUpstream.start();
    Optional<Ocelli> ocelli = Optional.empty();

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

    Caller caller() {
        return caller("");
    }

    /** @param models further lines of the section {@code models} */
    Caller caller(String models) {
        return patient(models, "pictures: 8");
    }

    /** @param patience further settings of the backend, one at least */
    Caller patient(String models, String patience) {
        String backend =
                "    scripted: {url: \"" + upstream.url() + "\", model: scripted, retries: 0, " + patience + "}\n";
        write(data.resolve("ocelli.yaml"), "models:\n" + models + "  backends:\n" + backend);
        Ocelli started = Ocelli.start(Config.read(
                Map.of("OCELLI_API_KEY", "test-key", "OCELLI_DATABASE_URL", database.url()),
                Map.of("port", "0", "data", data.toString())));
        ocelli = Optional.of(started);
        return new Caller(started.url(), "test-key");
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode honest(Asked asked) {
        return QuestionText.of(asked).filled(ModelDesk::read, (name, question) -> List.of());
    }

    static Said read(String name, QuestionText question) {
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

    static Optional<Integer> lineOf(QuestionText question, String words) {
        return question.lines().stream()
                .filter(line -> line.text().contains(words))
                .map(Line::id)
                .findFirst();
    }

    static Said after(QuestionText question, String label, boolean number) {
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

    static byte[] invoice() {
        try (var sheet = ExampleDocuments.invoice()) {
            return sheet.pdf();
        }
    }

    static String body(String file, String config) {
        return "{\"file_id\": \"" + file + "\", \"batch\": false, \"config\": {\"json_schema\": " + SCHEMA + config
                + "}}";
    }

    JsonNode generate(Caller caller, String config) {
        String file = caller.upload("invoice.pdf", invoice());
        var response = caller.post("/v1/document/generate", body(file, config));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.parse(response.body());
    }

    static void isRight(JsonNode prediction) {
        assertThat(prediction.at("/status").stringValue())
                .as(prediction.toString())
                .isEqualTo("completed");
        assertThat(prediction.at("/response/invoice_no").stringValue()).isEqualTo("NW-2026-0417");
        assertThat(prediction.at("/response/total").decimalValue()).isEqualByComparingTo("2951.20");
    }
}
