package dev.ocelli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.Config;
import dev.ocelli.Ocelli;
import dev.ocelli.api.http.Caller;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.Sheet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole server with a real, weak model behind it, which invents values. Nothing here depends on what it says: each check
 * must hold for any answer.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
final class RealModelTest {
    private static final List<String> PRINT = List.of(
            "Harbour Bakery",
            "Delivery note",
            "Number: LN-40718",
            "Date: 14.03.2026",
            "12 Rye bread 4.50 54.00",
            "7 Oat rolls 9.20 64.40",
            "Total: 118.40 EUR");
    private static final String NOTE = String.join(" ", PRINT);
    /** Half of it is the model's at most: on a busy machine it says two words a second. */
    private static final String LIMITS = "\"max_seconds\": 200, \"max_retries\": 1";

    @TempDir
    private static Path folder;

    private static @Nullable WeakModel model;
    private static @Nullable TestDatabase database;
    private static @Nullable Ocelli ocelli;
    private static @Nullable Caller caller;

    @BeforeAll
    static void start() throws IOException {
        model = WeakModel.start();
        database = TestDatabase.create();
        String backend = ", model: gemma, pictures: 0, window_tokens: 3000, retries: 0, concurrency: 2}\n";
        Files.writeString(
                folder.resolve("ocelli.yaml"),
                "models:\n  routes: {\"*\": held, \"vlmrun-orion-1:lite\": unheld}\n  backends:\n"
                        + "    held: {answer_tokens: 160, url: \"" + model().url() + "\"" + backend
                        + "    unheld: {answer_tokens: 96, shaping: words, tools: false, url: \"" + model().url() + "\""
                        + backend);
        var started = Ocelli.start(Config.read(
                Map.of("OCELLI_API_KEY", "test-key", "OCELLI_DATABASE_URL", database.url()),
                Map.of("port", "0", "data", folder.toString())));
        ocelli = started;
        caller = new Caller(started.url(), "test-key");
    }

    @AfterAll
    static void stop() {
        if (ocelli != null) {
            ocelli.close();
        }
        if (database != null) {
            database.close();
        }
        if (model != null) {
            model.close();
        }
    }

    private static WeakModel model() {
        return Objects.requireNonNull(model, "started before all tests");
    }

    private static Caller caller() {
        return Objects.requireNonNull(caller, "started before all tests");
    }

    private static String note() {
        try (var sheet = Sheet.a4()) {
            for (int i = 0; i < PRINT.size(); i++) {
                sheet.text(60, 80 + 30 * i, 11, PRINT.get(i));
            }
            return caller().upload("note.pdf", sheet.pdf());
        }
    }

    /** A number that is printed, and three values that are not, in forms that nothing printed has. */
    private static ObjectNode schema() {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        text(schema, "delivery_note_number", "^[A-Z]{2}-[0-9]{5}$");
        text(schema, "driver_name", "^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$");
        text(schema, "licence_plate", "^[A-Z]{3}-[0-9]{4}$");
        text(schema, "telephone", "^\\+[0-9]{2} [0-9]{3} [0-9]{5}$");
        return schema;
    }

    private static void text(ObjectNode schema, String name, String pattern) {
        schema.withObject("/properties/" + name)
                .put("type", "string")
                .put("maxLength", 24)
                .put("pattern", pattern);
        schema.withArray("/required").add(name);
    }

    /** The same, and null allowed for what is not there. */
    private static ObjectNode lenient() {
        ObjectNode schema = schema();
        for (String name : schema.path("properties").propertyNames()) {
            schema.withObject("/properties/" + name)
                    .putArray("type")
                    .add("string")
                    .add("null");
        }
        return schema;
    }

    private static ObjectNode bare(JsonNode response) {
        var bare = Json.object();
        response.properties().stream()
                .filter(each -> !each.getKey().endsWith("_metadata"))
                .forEach(each -> bare.set(each.getKey(), each.getValue()));
        return bare;
    }

    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Only what is printed is exact or normalised; how many values are not. */
    private static int inventions(JsonNode response) {
        int invented = 0;
        for (var each : bare(response).properties()) {
            String value = each.getValue().asString("").strip();
            String status =
                    response.path(each.getKey() + "_metadata").path("status").asString("");
            if (!value.isEmpty() && !squeezed(NOTE).contains(squeezed(value))) {
                invented++;
                assertThat(status).as("%s: %s", each.getKey(), value).isEqualTo("unverified");
            } else if (!value.isEmpty() && !NOTE.contains(value)) {
                assertThat(status).as("%s: %s", each.getKey(), value).isNotEqualTo("exact");
            }
        }
        return invented;
    }

    private static void fits(ObjectNode schema, JsonNode response) {
        assertThat(JsonSchema.parse(schema).validate(bare(response)))
                .as(response.toString())
                .isEmpty();
    }

    private static void said(String test, JsonNode response, String more) {
        System.out.println(test + ": " + bare(response) + " " + more);
    }

    @Test
    void a_request_fits_its_schema_and_only_print_is_exact() {
        ObjectNode schema = lenient();
        schema.withObject("/properties/total").put("type", "number");
        JsonNode accepted = Json.parse(caller().post(
                        "/v1/document/generate",
                        "{\"file_id\": \"" + note() + "\", \"batch\": true, \"config\": {\"json_schema\": " + schema
                                + ", \"grounding\": true, " + LIMITS + "}}")
                .body());
        JsonNode prediction = done("/v1/predictions/" + accepted.at("/id").stringValue());
        assertThat(prediction.at("/status").stringValue())
                .as(prediction.toString())
                .isEqualTo("completed");
        assertThat(prediction.at("/usage/engine").stringValue()).isEqualTo("model held");
        assertThat(prediction.at("/usage/completion_tokens").intValue()).isPositive();
        JsonNode response = prediction.at("/response");
        fits(schema, response);
        said("request", response, inventions(response) + " invented; " + prediction.at("/usage"));
    }

    @Test
    void an_agent_that_must_fill_all_fields_invents_and_is_not_believed() {
        JsonNode execution = execute("vlmrun-orion-1:auto", "[\"web\"]", schema());
        assertThat(execution.at("/status").stringValue())
                .as(execution.toString())
                .isEqualTo("completed");
        JsonNode response = execution.at("/response");
        fits(schema(), response);
        int invented = inventions(response);
        said("agent", response, invented + " invented; " + execution.at("/usage"));
        assertThat(invented).as("values in forms that nothing printed has").isGreaterThanOrEqualTo(3);
    }

    @Test
    void without_a_grammar_it_is_asked_again_and_broken_json_never_leaves() {
        JsonNode execution = execute("vlmrun-orion-1:lite", "[\"web\"]", schema());
        JsonNode steps = Json.parse(
                caller().get("/v1/agent/executions/" + execution.at("/id").stringValue() + "/steps")
                        .body());
        said("repair", execution.at("/response"), steps.size() + " steps; " + execution.path("error"));
        if (execution.at("/status").stringValue().equals("completed")) {
            fits(schema(), execution.at("/response"));
            inventions(execution.at("/response"));
        } else {
            assertThat(execution.at("/error/code").stringValue()).isEqualTo("upstream_failed");
        }
    }

    private static JsonNode execute(String model, String toolsets, ObjectNode schema) {
        var response = caller().post(
                        "/v1/agent/execute",
                        "{\"model\": \"" + model + "\", \"toolsets\": " + toolsets
                                + ", \"inputs\": {\"file\": {\"type\":"
                                + " \"input_file\", \"file_id\": \"" + note() + "\"}}, \"config\": {\"prompt\":"
                                + " \"Fill in every field.\", \"max_seconds\": 240, \"json_schema\": " + schema + "}}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return done(
                "/v1/agent/executions/" + Json.parse(response.body()).at("/id").stringValue());
    }

    private static JsonNode done(String path) {
        while (true) { // ends with the class's time limit
            JsonNode job = Json.parse(caller().get(path).body());
            if (Set.of("completed", "failed").contains(job.at("/status").asString(""))) {
                return job;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void its_stream_is_passed_on_and_a_caller_that_leaves_frees_it() throws IOException {
        String body = "{\"model\": \"gemma\", \"stream\": true, \"max_tokens\": 4000, \"messages\":"
                + " [{\"role\": \"user\", \"content\": \"Count from one to a thousand, one number a line.\"}]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        URI url = Objects.requireNonNull(ocelli, "started before all tests").url();
        List<String> pieces = new ArrayList<>();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            String head = "POST /v1/openai/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test-key\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && pieces.size() < 5; line = in.readLine()) {
                if (line.startsWith("data: {")) {
                    pieces.add(Json.parse(line.substring(6))
                            .at("/choices/0/delta/content")
                            .asString(""));
                }
            }
            assertThat(pieces).as("answers come in pieces").hasSize(5);
            model().untilBusy(true, Duration.ofSeconds(20));
        }
        model().untilBusy(false, Duration.ofSeconds(60));
    }
}
