package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Executions and stored agents over HTTP, without a model. */
final class ExecutionRequestsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String INVOICE = "\"config\": {\"skills\": [{\"skill_name\": \"invoice\"}]}";

    @TempDir
    private static Path data;

    private static TestDatabase database;
    private static Ocelli ocelli;
    private static Caller caller;
    private static String file;
    private static String url;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        ocelli = Ocelli.start(Config.read(
                Map.of("OCELLI_API_KEY", "test-key,other:other-key", "OCELLI_DATABASE_URL", database.url()),
                Map.of("port", "0", "data", data.toString())));
        caller = new Caller(ocelli.url(), "test-key");
        file = caller.upload("invoice.pdf", invoice());
        url = Json.parse(caller.get("/v1/files/" + file).body())
                .at("/public_url")
                .stringValue();
    }

    @AfterAll
    static void stop() {
        ocelli.close();
        database.close();
    }

    private static byte[] invoice() {
        try (var sheet = ExampleDocuments.invoice()) {
            return sheet.pdf();
        }
    }

    private static JsonNode post(String path, String body, int status) {
        HttpResponse<String> answer = caller.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.parse(answer.body());
    }

    private static JsonNode execute(String body) {
        return done(post("/v1/agent/execute", body, 201).at("/id").stringValue());
    }

    private static JsonNode done(String id) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            JsonNode execution =
                    Json.parse(caller.get("/v1/agent/executions/" + id).body());
            if (Set.of("completed", "failed").contains(execution.at("/status").asString(""))) {
                return execution;
            }
            assertThat(System.nanoTime()).as("still %s", execution).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static JsonNode completed(JsonNode execution) {
        assertThat(execution.at("/status").stringValue())
                .as(execution.toString())
                .isEqualTo("completed");
        return execution;
    }

    @Test
    void an_execution_is_told_as_the_wire_wants_it() {
        JsonNode accepted = post(
                "/v1/agent/execute",
                "{\"inputs\": {\"file\": {\"type\": \"input_file\", \"file_id\": \"" + file + "\"}}, " + INVOICE
                        + ", \"metadata\": {\"environment\": \"dev\"}}",
                201);
        assertThat(accepted.at("/status").stringValue()).isEqualTo("enqueued");
        assertThat(accepted.at("/name").stringValue()).startsWith("invoice:");
        assertThat(accepted.at("/response").isNull()).isTrue();
        assertThat(accepted.at("/execution_mode").stringValue()).isEqualTo("agent");
        JsonNode done = completed(done(accepted.at("/id").stringValue()));
        assertThat(done.at("/usage/steps").intValue()).isPositive();
        assertThat(done.at("/usage/credits_used").intValue()).isPositive();
        assertThat(done.at("/usage/element_type").stringValue()).isEqualTo("page");
        assertThat(done.at("/response").isObject()).isTrue();
        assertThat(done.toString()).contains("_metadata").contains("xywh");
        JsonNode steps =
                Json.parse(caller.get("/v1/agent/executions/" + done.at("/id").stringValue() + "/steps")
                        .body());
        assertThat(steps.get(0).at("/name").stringValue()).isEqualTo("extract");
        assertThat(steps.get(0).at("/id").stringValue()).isEqualTo("Extract#1");
    }

    @Test
    void every_spelling_of_inputs_leads_to_the_same_file() {
        String bytes = "data:application/pdf;base64," + Base64.getEncoder().encodeToString(invoice());
        for (String inputs : new String[] {
            "\"inputs\": {\"file\": {\"type\": \"file_url\", \"file_url\": {\"url\": \"%s\"}}}".formatted(url),
            "\"inputs\": {\"files\": [{\"type\": \"input_file\", \"file_id\": \"%s\"}]}".formatted(file),
            "\"inputs\": {\"url\": \"%s\"}".formatted(url),
            "\"inputs\": {\"urls\": {\"k\": \"%s\"}}".formatted(url),
            "\"inputs\": [{\"type\": \"image_url\", \"image_url\": {\"url\": \"%s\"}}]".formatted(bytes),
            "\"inputs\": {\"n\": 5, \"note\": \"quickly\", \"doc\": {\"file_id\": \"%s\"}}".formatted(file),
            "\"inputs\": null, \"file_ids\": [\"%s\"]".formatted(file),
            "\"urls\": [\"%s\"], \"priority\": \"high\", \"name\": null".formatted(url),
        }) {
            JsonNode done = completed(execute("{" + inputs + ", " + INVOICE + "}"));
            assertThat(done.at("/usage/elements_processed").intValue())
                    .as(inputs)
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"config\": {\"prompt\": \"x\"}, \"toolsets\": [\"core\", \"magic\"]} | 400 | toolsets[1]",
                "{\"inputs\": {}} | 400 | config.prompt",
                "{\"name\": \"no-such-agent:v1\"} | 404 | name",
                "{\"name\": \"a:b:c\", \"config\": {\"prompt\": \"x\"}} | 400 | name",
                "{\"config\": {\"skills\": [{\"skill_name\": \"nope\"}]}} | 404 | config.skills[0].skill_name",
                "{\"config\": {\"prompt\": \"x\", \"json_schema\": {\"type\": \"array\"}}} | 400 | config.json_schema",
                "{\"config\": {\"prompt\": \"x\"}, \"inputs\": {\"f\": {\"type\": \"input_file\"}}} | 400 | inputs.f.url",
                "{\"config\": {\"prompt\": \"x\"}, \"inputs\": \"text\"} | 400 | inputs",
                "{\"config\": {\"prompt\": \"x\"}, \"inputs\": {\"f\": {\"file_id\": \"3\"}}} | 404 | inputs.f",
                "{\"config\": {\"prompt\": \"x\"}, \"model\": \"gpt-9\"} | 404 | model",
                "{\"config\": {\"prompt\": \"x\", \"mode\": \"dance\"}} | 400 | config.mode",
                "{\"config\": {\"prompt\": \"x\"}, \"priority\": \"now\"} | 400 | priority",
                "{\"config\": {\"prompt\": \"x\"}, \"inputs\": {\"u\": \"http://127.0.0.1:9/\"}} | 400 | inputs.u",
            })
    void what_cannot_work_is_refused_at_once(String body, int status, String param) {
        assertThat(post("/v1/agent/execute", body, status).at("/error/param").asString(""))
                .isEqualTo(param);
    }

    @Test
    void a_synchronous_execution_answers_with_its_result() {
        JsonNode done = post(
                "/v1/agent/execute",
                "{\"batch\": false, \"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}, " + INVOICE + "}",
                201);
        assertThat(done.at("/status").stringValue()).isEqualTo("completed");
    }

    @Test
    void the_same_key_is_the_same_execution() {
        String body = "{\"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}, " + INVOICE + "}";
        var first = caller.post("/v1/agent/execute", body, Map.of("Idempotency-Key", "once"));
        var second = caller.post("/v1/agent/execute", body, Map.of("Idempotency-Key", "once"));
        assertThat(Json.parse(second.body()).at("/id"))
                .isEqualTo(Json.parse(first.body()).at("/id"));
        assertThat(caller.post("/v1/agent/execute", "{\"name\": \"x\"}", Map.of("Idempotency-Key", "once"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void agents_are_stored_listed_and_looked_up_in_every_spelling() {
        JsonNode made = post(
                "/v1/agent/create",
                "{\"name\": \"bills:v1\", \"config\": {\"prompt\": \"Read bills. Carefully.\", \"skills\":"
                        + " [{\"skill_name\": \"invoice\"}]}}",
                201);
        String id = made.at("/id").stringValue();
        assertThat(made.at("/name").stringValue()).isEqualTo("bills:v1");
        assertThat(Json.parse(caller.get("/v1/agents/" + id).body())
                        .at("/description")
                        .stringValue())
                .isEqualTo("Read bills.");
        assertThat(Json.parse(caller.get("/v1/agents/" + id).body())
                        .at("/json_sample")
                        .isObject())
                .isTrue();
        for (String body : new String[] {
            "{\"id\": \"" + id + "\"}",
            "{\"name\": \"bills\"}",
            "{\"name\": \"bills:v1\"}",
            "{\"name\": \"bills:latest\"}",
            "{\"prompt\": \"Read bills. Carefully.\"}"
        }) {
            assertThat(post("/v1/agent/lookup", body, 200).at("/id").stringValue())
                    .as(body)
                    .isEqualTo(id);
        }
        assertThat(Json.parse(caller.get("/v1/agent/lookup?id=" + id).body())
                        .at("/id")
                        .stringValue())
                .isEqualTo(id);
        assertThat(Json.parse(caller.get("/v1/agent").body()).toString()).contains(id);
        assertThat(post("/v1/agent/lookup", "{\"name\": \"nobody\"}", 404)
                        .at("/error/param")
                        .stringValue())
                .isEqualTo("name");
        assertThat(post("/v1/agent/lookup", "{}", 400).at("/error/param").stringValue())
                .isEqualTo("id");
        JsonNode run =
                completed(execute("{\"name\": \"bills\", \"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}}"));
        assertThat(run.at("/name").stringValue()).isEqualTo("bills:v1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_stored_agent_runs_on_one_document_and_is_polled_as_a_prediction(boolean batch) {
        post(
                "/v1/agent/create",
                "{\"name\": \"doc:v1\", \"config\": {\"skills\": [{\"skill_name\": \"invoice\"}]}}",
                201);
        JsonNode made = post(
                "/v1/document/execute",
                "{\"name\": \"doc\", \"version\": \"latest\", \"file_id\": \"" + file + "\", \"batch\": " + batch
                        + ", \"config\": {\"prompt\": null, \"detail\": \"auto\", \"grounding\": false}}",
                201);
        JsonNode done = caller.completed(made.at("/id").stringValue());
        assertThat(done.has("domain")).isTrue();
        assertThat(done.at("/response").isObject()).isTrue();
        assertThat(done.toString()).doesNotContain("_metadata");
    }

    @Test
    void what_happens_can_be_watched_and_taken_up_again() {
        JsonNode done = completed(execute("{\"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}, " + INVOICE + "}"));
        String path = "/v1/agent/executions/" + done.at("/id").stringValue() + "/events";
        String all = caller.get(path).body();
        assertThat(all).contains("event: step_started", "event: step_done").endsWith("\n\n");
        assertThat(all.lines().filter(line -> line.startsWith("event: status"))).hasSize(3);
        assertThat(all).contains("\"status\":\"completed\"");
        String rest = caller.get(path + "?after=4").body();
        assertThat(rest).startsWith("id: 5").doesNotContain("id: 4");
        assertThat(caller.get(path + "?after=1000").statusCode()).isEqualTo(204);
    }

    @Test
    void a_replay_gives_the_same_bytes_and_another_skill_a_difference() {
        JsonNode first = completed(execute("{\"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}, " + INVOICE + "}"));
        String id = first.at("/id").stringValue();
        JsonNode replay = completed(done(post("/v1/agent/executions/" + id + "/replay", "", 201)
                .at("/id")
                .stringValue()));
        assertThat(replay.at("/response").toString())
                .isEqualTo(first.at("/response").toString());
        assertThat(replay.at("/replay_of").stringValue()).isEqualTo(id);
        JsonNode other = completed(done(
                post("/v1/agent/executions/" + id + "/replay", "{\"skills\": [{\"skill_name\": \"receipt\"}]}", 201)
                        .at("/id")
                        .stringValue()));
        JsonNode diff =
                Json.parse(caller.get("/v1/agent/executions/" + other.at("/id").stringValue() + "/diff?with=" + id)
                        .body());
        assertThat(diff.at("/from").stringValue()).isEqualTo(id);
        assertThat(diff.at("/added").size()
                        + diff.at("/removed").size()
                        + diff.at("/changed").size())
                .isPositive();
        JsonNode none =
                Json.parse(caller.get("/v1/agent/executions/" + replay.at("/id").stringValue() + "/diff")
                        .body());
        assertThat(none.at("/changed").size()
                        + none.at("/added").size()
                        + none.at("/removed").size())
                .isZero();
    }

    @Test
    void another_project_sees_nothing() {
        JsonNode done = completed(execute("{\"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}, " + INVOICE + "}"));
        var other = new Caller(ocelli.url(), "other-key");
        String id = done.at("/id").stringValue();
        for (String path : new String[] {"", "/steps", "/events"}) {
            assertThat(other.get("/v1/agent/executions/" + id + path).statusCode())
                    .isEqualTo(404);
        }
        assertThat(other.post("/v1/agent/executions/" + id + "/cancel", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void feedback_on_an_execution_is_taken() {
        JsonNode done = completed(execute("{\"inputs\": {\"f\": {\"file_id\": \"" + file + "\"}}, " + INVOICE + "}"));
        String id = done.at("/id").stringValue();
        post("/v1/feedback/submit", "{\"agent_execution_id\": \"" + id + "\", \"notes\": \"good\"}", 201);
        assertThat(Json.parse(caller.get("/v1/feedback/" + id + "?type=agent_execution")
                                .body())
                        .at("/items/0/notes")
                        .stringValue())
                .isEqualTo("good");
    }
}
