package dev.ocelli.engine.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.fake.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** JSON from a model: refused, mended, gone on with, held against the files. */
final class ModelJsonTest extends PlanningDesk {
    @Test
    void json_that_does_not_fit_is_sent_back_with_the_reason_and_held_to_the_schema() {
        upstream.thenSays("The total is high.")
                .thenSays("{\"number\": 7}")
                .thenSays("```json\n{\"number\": \"INV-1\", \"total\": 12.5}\n```");
        AgentAnswer answer = run(task("Read it", fitting(false), List.of())).answer();
        assertThat(answer.json()).isEqualTo(Json.parse("{\"number\": \"INV-1\", \"total\": 12.5}"));
        assertThat(upstream.asked()).hasSize(3);
        assertThat(upstream.asked().get(0).json().has("tools")).isTrue();
        assertThat(upstream.asked()
                        .get(1)
                        .json()
                        .path("response_format")
                        .path("type")
                        .asString())
                .isEqualTo("json_schema");
        assertThat(upstream.lastAsked().message(-1)).contains("does not fit the schema", "total");
        assertThat(told()).isEqualTo(answer.text());
    }

    @Test
    void what_a_model_invents_is_unverified_and_what_is_printed_is_not() {
        String printed = new Desk(pipeline.formats(), new Extraction(pipeline.stages()))
                .see(invoice)
                .orElseThrow()
                .text()
                .replaceAll("(?s).*?(NW-[0-9-]+).*", "$1");
        upstream.thenSays("{\"number\": \"" + printed + "\", \"total\": 987654.32}");
        ObjectNode json =
                run(task("Read it", fitting(true), List.of())).answer().json();
        assertThat(json).isNotNull();
        assertThat(json.path("number_metadata").path("status").asString()).isEqualTo("exact");
        assertThat(json.path("total_metadata").path("status").asString()).isEqualTo("unverified");
    }

    @Test
    void a_model_that_never_gives_usable_json_ends_as_a_typed_error() {
        upstream.otherwise(_ -> Script.says("no"));
        assertThatThrownBy(() -> run(task("Read it", fitting(false), List.of())))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_FAILED))
                .hasMessageContaining("4 tries");
    }

    private static Script cut(String text) {
        return new Script.Says(text, 40, Duration.ZERO, "length");
    }

    private ObjectNode json() {
        return java.util.Objects.requireNonNull(
                run(task("Read it", fitting(false), List.of())).answer().json());
    }

    @Test
    void json_that_the_token_limit_cut_is_gone_on_with() {
        upstream.then(cut("{\"number\": \"INV"), cut("-1\", \"tot"), Script.says("al\": 12.5}"));
        assertThat(json()).isEqualTo(Json.parse("{\"number\": \"INV-1\", \"total\": 12.5}"));
        assertThat(upstream.lastAsked().json().has("response_format"))
                .as("a grammar would make it begin anew")
                .isFalse();
        assertThat(upstream.lastAsked().json().has("tools")).isFalse();
    }

    @Test
    void a_model_that_repeats_itself_or_begins_anew_is_understood() {
        upstream.then(cut("{\"number\": \"INV-1\", \"tot"), Script.says("INV-1\", \"total\": 12.5}"));
        assertThat(json().path("total").doubleValue()).isEqualTo(12.5);
        upstream.then(cut("{\"number\": \"INV-1\", \"tot"), Script.says("{\"number\": \"INV-1\", \"total\": 12.5}"));
        assertThat(json().path("number").stringValue()).isEqualTo("INV-1");
    }

    @Test
    void what_came_of_cut_json_is_given_where_it_fits_and_is_an_error_where_not() {
        upstream.otherwise(
                _ -> cut(upstream.asked().size() == 1 ? "{\"rows\": [{\"a\": 1}, {\"a\": 2}, {\"a\":" : " "));
        ObjectNode schema = Json.object().put("type", "object");
        schema.withObject("/properties/rows").put("type", "array");
        var wanted = new Wanted("vlmrun-orion-1:auto", Optional.of(schema), false, false);
        AgentOutcome outcome = run(task("Read it", wanted, List.of()));
        assertThat(outcome.answer().json()).isEqualTo(Json.parse("{\"rows\": [{\"a\": 1}, {\"a\": 2}]}"));
        assertThat(outcome.end()).isEqualTo(AgentOutcome.End.TOKEN_LIMIT);

        upstream.otherwise(_ -> cut("{\"number\": \"INV-1\", \"tot"));
        assertThatThrownBy(this::json)
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_FAILED))
                .hasMessageContaining("cut at its limit of tokens")
                .hasMessageContaining("answer_tokens");
    }
}
