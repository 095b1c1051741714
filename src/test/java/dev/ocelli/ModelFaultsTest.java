package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.fake.Asked;
import dev.ocelli.fake.Script;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests whose model breaks: typed errors, labelled parts, the embedded engine where it may. */
final class ModelFaultsTest extends ModelDesk {
    /** Short, so that silence is told from slowness within the test. */
    private static final String PATIENCE =
            "first_byte_timeout: 2s, idle_timeout: 2s, total_timeout: 3s, concurrency: 32";

    private static final Map<String, Script> FAULTS = Map.of(
            "cut", new Script.Cut("{\"invoice_no_line\": 2, \"invoice_no\": \"NW-2026-0417\", \"total\": 29"),
            "hang", new Script.Hang(),
            "silent", new Script.HangAfterHead(),
            "letters", new Script.BrokenLetters(),
            "drip", new Script.Drip("{\"invoice_no\": \"NW-2026-0417\"}", Duration.ofSeconds(1)),
            "body", new Script.Body("{\"choices\": [{\"message\": {\"content\": \"{"));

    /** Each question is asked with a prompt that names its fault. */
    private static Script fault(Asked asked) {
        return FAULTS.entrySet().stream()
                .filter(fault -> asked.body().contains("Fault " + fault.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> Script.says(Json.write(honest(asked))));
    }

    private static String broken(String file, String fault, boolean batch, String more) {
        return body(file, ", \"grounding\": true, \"prompt\": \"Fault " + fault + ".\"" + more)
                .replace("\"batch\": false", "\"batch\": " + batch);
    }

    /** What comes of each fault, asked for in a batch and by a caller that waits. */
    private Map<String, JsonNode> outcomes(Caller caller, String more) {
        String file = caller.upload("invoice.pdf", invoice());
        var ends = new TreeMap<String, JsonNode>();
        var batch = new TreeMap<String, String>();
        FAULTS.keySet().forEach(fault -> {
            var accepted = caller.post("/v1/document/generate", broken(file, fault, true, more));
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
            batch.put(fault, Json.parse(accepted.body()).at("/id").stringValue());
        });
        FAULTS.keySet().forEach(fault -> {
            var answer = caller.post("/v1/document/generate", broken(file, fault, false, more));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            ends.put(fault + ", waited for", Json.parse(answer.body()));
        });
        batch.forEach((fault, id) -> ends.put(fault + ", in a batch", caller.done(id)));
        return ends;
    }

    /** After the server is closed: until then an idle connection may be kept for the next question. */
    private void nothingIsLeft() {
        ocelli.ifPresent(Ocelli::close);
        ocelli = Optional.empty();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (upstream.connections() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(upstream.connections()).isZero();
    }

    @Test
    void each_break_of_the_wire_is_a_typed_error_that_names_the_backend() {
        upstream.otherwise(ModelFaultsTest::fault);
        outcomes(patient("", PATIENCE), "").forEach((what, prediction) -> {
            assertThat(prediction.at("/status").stringValue()).as(what).isEqualTo("failed");
            assertThat(prediction.at("/error/code").stringValue()).as(what).isEqualTo("upstream_failed");
            assertThat(prediction.at("/error/message").stringValue()).as(what).contains("'scripted'");
            assertThat(prediction.at("/response").isNull()).as(what).isTrue();
        });
        nothingIsLeft();
    }

    @Test
    void each_break_of_the_wire_is_answered_by_the_embedded_engine_where_it_may_and_says_so() {
        upstream.otherwise(ModelFaultsTest::fault);
        outcomes(patient("  fallback: embedded\n", PATIENCE), "").forEach((what, prediction) -> {
            assertThat(prediction.at("/status").stringValue()).as(what).isEqualTo("completed");
            assertThat(prediction.at("/usage/engine").stringValue()).as(what).isEqualTo("embedded");
            assertThat(prediction.at("/usage/message").stringValue())
                    .as(what)
                    .contains("embedded engine", "'scripted'");
            assertThat(prediction.at("/response/total").decimalValue()).as(what).isEqualByComparingTo("2951.20");
        });
        nothingIsLeft();
    }

    @Test
    void a_chat_whose_stream_breaks_says_so_or_goes_on_with_the_embedded_engine() {
        String half = "The invoice comes from a firm that builds gardens. ".repeat(20);
        upstream.otherwise(_ -> new Script.Cut(half));
        String question = "{\"model\": \"vlmrun-orion-1:auto\", \"stream\": true, \"messages\": [{\"role\": \"user\","
                + " \"content\": \"What is 2 + 2?\"}]}";
        String told = caller().post("/v1/openai/chat/completions", question).body();
        assertThat(told)
                .contains("builds gardens")
                .contains("\"upstream_failed\"")
                .doesNotContain("[DONE]");
        ocelli.ifPresent(Ocelli::close);

        String stoodIn = caller("  fallback: embedded\n")
                .post("/v1/openai/chat/completions", question)
                .body();
        assertThat(stoodIn)
                .contains("builds gardens")
                .contains("embedded engine answers instead")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void a_byte_a_second_ends_at_the_callers_limit_with_what_the_embedded_engine_reads() {
        upstream.otherwise(ModelFaultsTest::fault);
        Caller caller = caller();
        String file = caller.upload("invoice.pdf", invoice());
        var answer = caller.post("/v1/document/generate", broken(file, "drip", false, ", \"max_seconds\": 4"));
        JsonNode prediction = Json.parse(answer.body());
        assertThat(prediction.at("/status").stringValue()).isEqualTo("completed");
        assertThat(prediction.at("/usage/engine").stringValue()).isEqualTo("embedded");
        assertThat(prediction.at("/usage/message").stringValue()).contains("max_seconds");
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
}
