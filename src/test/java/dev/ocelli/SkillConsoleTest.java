package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the console does with skills, through the whole product over HTTP. */
final class SkillConsoleTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SCHEMA = """
            {"type": "object", "properties": {
              "invoice_number": {"type": ["string", "null"]},
              "order_reference": {"type": ["string", "null"]}}}""";

    @TempDir
    private static Path data;

    private static TestDatabase database;
    private static Ocelli ocelli;
    private static Caller caller;
    private static Caller stranger;
    private static String invoice;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        ocelli = Ocelli.start(Config.read(
                Map.of(
                        "OCELLI_API_KEY",
                        "mine:key-of-mine,theirs:key-of-theirs",
                        "OCELLI_DATABASE_URL",
                        database.url()),
                Map.of("port", "0", "data", data.toString())));
        caller = new Caller(ocelli.url(), "key-of-mine");
        stranger = new Caller(ocelli.url(), "key-of-theirs");
        try (var sheet = ExampleDocuments.invoice()) {
            invoice = caller.upload("invoice.pdf", sheet.pdf());
        }
    }

    @AfterAll
    static void stop() {
        ocelli.close();
        database.close();
    }

    private static JsonNode published(String name) {
        ObjectNode body = Json.object().put("name", name);
        body.putObject("files")
                .put("SKILL.md", "---\nname: " + name + "\ndescription: Reads bills.\n---\nRead the bill.\n")
                .put("schema.json", SCHEMA);
        return Json.parse(caller.post("/v1/ui/skills/publish", Json.write(body)).body());
    }

    private static String correction(String skill) {
        var request = Json.parse(caller.post(
                        "/v1/document/generate",
                        "{\"file_id\":\"" + invoice + "\",\"batch\":false,\"config\":{\"skills\":[{\"skill_name\":\""
                                + skill + "\"}]}}")
                .body());
        return Json.parse(caller.post(
                                "/v1/feedback/submit",
                                "{\"request_id\":\"" + request.path("id").stringValue()
                                        + "\",\"response\":{\"invoice_number\":\"NW-2026-0417\",\"order_reference\":\"PO-88121\"}}")
                        .body())
                .path("id")
                .stringValue();
    }

    private static JsonNode awaited(String path) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode answer = Json.parse(caller.get(path).body());
            String status = answer.path("status").asString("");
            if (status.equals("completed") || status.equals("failed")) {
                return answer;
            }
            assertThat(System.nanoTime()).as("still %s", answer).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Test
    void a_correction_becomes_a_test_and_the_skill_is_improved_by_it_without_being_published() {
        published("bills-to-improve");
        String feedback = correction("bills-to-improve");
        JsonNode outcome = Json.parse(caller.post("/v1/ui/corrections/tests", "{\"ids\":[\"" + feedback + "\"]}")
                .body());
        assertThat(outcome.path("added")).as(outcome.toString()).hasSize(1);
        String version = outcome.at("/added/0/id").stringValue();
        JsonNode report = awaited("/v1/skills/" + version + "/evaluation");
        assertThat(report.path("score").doubleValue()).isEqualTo(0.5);

        var begun = caller.post("/v1/skills/" + version + "/optimise", "{}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String id = Json.parse(begun.body()).path("id").stringValue();
        JsonNode tuned = awaited("/v1/skills/optimisations/" + id);
        assertThat(tuned.at("/before/score").doubleValue()).isEqualTo(0.5);
        assertThat(tuned.at("/after/score").doubleValue()).isEqualTo(1.0);
        assertThat(tuned.at("/changes/0/field").stringValue()).isEqualTo("order_reference");
        assertThat(tuned.at("/files/schema.json").stringValue()).contains("Order");
        assertThat(Json.parse(
                        caller.get("/v1/ui/skills/bills-to-improve/versions").body()))
                .hasSize(2);
        assertThat(stranger.get("/v1/skills/optimisations/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void corrections_without_a_skill_or_of_other_projects_become_no_tests() {
        published("bills-of-mine");
        String feedback = correction("bills-of-mine");
        assertThat(stranger.post("/v1/ui/corrections/tests", "{\"ids\":[\"" + feedback + "\"]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(caller.post("/v1/ui/corrections/tests", "{\"ids\":[]}").statusCode())
                .isEqualTo(400);
        JsonNode left = Json.parse(
                caller.post("/v1/ui/corrections/tests", "{\"ids\":[\"" + feedback + "\"],\"skill\":\"resume\"}")
                        .body());
        assertThat(left.path("added")).isEmpty();
        assertThat(left.at("/left/0/reason").stringValue()).contains("no value for any field");
        JsonNode rows = Json.parse(caller.get("/v1/ui/corrections?limit=50").body());
        assertThat(rows.toString()).contains("\"skill\":\"bills-of-mine\"").contains("PO-88121");
    }

    @Test
    void a_skill_without_examples_or_with_a_graph_cannot_be_improved() {
        String id = published("bills-without-tests").path("id").stringValue();
        assertThat(caller.post("/v1/skills/" + id + "/optimise", "{}").body()).contains("carries no examples");
        assertThat(caller.post("/v1/skills/document-package/optimise", "{}").body())
                .contains("graph of states");
    }

    @Test
    void a_draft_is_reviewed_compared_and_takes_uploaded_files_by_plain_paths_only() {
        String id = published("bills-in-the-making").path("id").stringValue();
        String draft = "{\"base\":\"" + id + "\",\"files\":{\"schema.json\":\"{\\n \\\"type\\\": 1}\"}}";
        JsonNode verdict = Json.parse(caller.post("/v1/ui/skills/draft", draft).body());
        assertThat(verdict.path("ok").booleanValue()).isFalse();
        assertThat(verdict.at("/findings/0/line").intValue()).isEqualTo(2);
        String with = "{\"base\":\"" + id + "\",\"files\":{\"examples/one/input.pdf\":{\"file_id\":\"" + invoice
                + "\"},\"examples/one/expected.json\":\"{}\"}}";
        JsonNode diff = Json.parse(caller.post("/v1/ui/skills/draft/diff", with).body());
        assertThat(diff.path("files")).hasSize(2);
        assertThat(diff.at("/files/1/bytes_to").intValue()).isPositive();
        for (String path : new String[] {"../x", "/x", "a//b", "a\\\\b", "."}) {
            var refused =
                    caller.post("/v1/ui/skills/draft", "{\"base\":\"" + id + "\",\"files\":{\"" + path + "\":\"x\"}}");
            assertThat(refused.statusCode()).as(path).isEqualTo(400);
        }
        assertThat(stranger.post("/v1/ui/skills/draft", with).statusCode()).isEqualTo(404);
    }

    @Test
    void a_skill_is_renamed_opened_and_deleted_by_its_own_project_only() {
        published("bills-to-move");
        published("bills-that-stand");
        assertThat(caller.post("/v1/ui/skills/bills-to-move/rename", "{\"name\":\"bills-that-stand\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(caller.post("/v1/ui/skills/bills-to-move/rename", "{\"name\":\"bills-moved\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stranger.get("/v1/ui/skills/bills-moved").statusCode()).isEqualTo(404);
        caller.post("/v1/ui/skills/bills-moved/visibility", "{\"is_public\":true}");
        assertThat(stranger.get("/v1/ui/skills/bills-moved").statusCode()).isEqualTo(200);
        assertThat(stranger.delete("/v1/ui/skills/bills-moved").statusCode()).isEqualTo(403);
        assertThat(stranger.post("/v1/ui/skills/bills-moved/rename", "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.delete("/v1/ui/skills/bills-moved").statusCode()).isEqualTo(200);
        assertThat(caller.get("/v1/ui/skills/bills-moved").statusCode()).isEqualTo(404);
    }

    @Test
    void the_example_of_the_package_skill_comes_out_right_by_its_graph() {
        JsonNode report = awaited("/v1/skills/document-package/evaluation");
        assertThat(report.path("score").doubleValue()).as(report.toString()).isEqualTo(1.0);
        assertThat(report.path("total").intValue()).isGreaterThan(20);
    }
}
