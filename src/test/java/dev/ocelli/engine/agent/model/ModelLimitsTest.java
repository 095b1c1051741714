package dev.ocelli.engine.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.MemoryLog;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.fake.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs of a model that end early: by a limit, by a broken backend, by tokens. */
final class ModelLimitsTest extends PlanningDesk {
    @Test
    void endless_calls_end_at_the_step_limit() {
        upstream.otherwise(_ -> Script.calls("crop", "{\"x\":1}"));
        AgentOutcome outcome = run(words("Cut it"));
        assertThat(outcome.end()).isEqualTo(AgentOutcome.End.STEP_LIMIT);
        assertThat(outcome.answer().text()).contains("20 steps");
    }

    @Test
    void a_silent_model_ends_at_the_deadline() {
        upstream.otherwise(_ -> new Script.Hang());
        AgentTask task = words("Cut it");
        var bounds = new Bounds(Optional.empty(), 20, Instant.now().plusMillis(700), null, 0);
        AgentOutcome outcome = run(
                new AgentTask(task.namespace(), task.turns(), task.materials(), task.skills(), task.wanted(), bounds));
        assertThat(outcome.end()).isEqualTo(AgentOutcome.End.DEADLINE);
    }

    @Test
    void the_embedded_planner_stands_in_where_the_route_allows_it_and_the_answer_says_so() {
        settings = routed(true, true);
        otherwise = _ -> Optional.of((_, done, _, _) -> done.isEmpty()
                ? new Move.Call(List.of(new Move.ToolCall("1", "crop", Json.object())), "")
                : new Move.Answer(new AgentAnswer("Forty.", null, List.of(), List.of())));
        upstream.otherwise(_ -> new Script.Status(500, Map.of(), "{}"));
        var log = new MemoryLog();
        AgentOutcome outcome = run(words("Total?"), log);
        assertThat(outcome.answer().text()).startsWith("Forty.").contains("embedded engine");
        assertThat(outcome.steps().stream().map(Step::name)).containsExactly("model", "crop");
        assertThat(outcome.steps().getFirst().failed()).isTrue();
        int asked = upstream.asked().size();
        assertThat(run(words("Total?"), log).answer()).isEqualTo(outcome.answer());
        assertThat(upstream.asked()).hasSize(asked);
    }

    @Test
    void a_model_that_is_away_without_a_stand_in_is_a_typed_error() {
        upstream.otherwise(_ -> new Script.Slam());
        assertThatThrownBy(() -> run(words("Total?")))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_FAILED));
    }

    private static Script cut(String text) {
        return new Script.Says(text, 40, Duration.ZERO, "length");
    }

    private AgentTask within(int maxTokens) {
        AgentTask task = words("Tell me about it");
        var bounds = new Bounds(Optional.empty(), 20, null, maxTokens, 0);
        return new AgentTask(task.namespace(), task.turns(), task.materials(), task.skills(), task.wanted(), bounds);
    }

    @Test
    void words_that_the_token_limit_cut_are_gone_on_with_and_told_as_one() {
        String first = "The invoice is from a garden firm and lists many things. ".repeat(6) + "Its tot";
        upstream.then(cut(first), cut("al is high, and it is due so"), Script.says("on."));
        AgentOutcome outcome = run(words("Tell me about it"));
        assertThat(outcome.answer().text())
                .isEqualTo(first + "al is high, and it is due soon.")
                .isEqualTo(told());
        assertThat(outcome.end()).isEqualTo(AgentOutcome.End.ANSWERED);
        assertThat(upstream.asked()).hasSize(3);
        assertThat(upstream.lastAsked().message(-1)).contains("Go on exactly where it stopped");
        assertThat(upstream.lastAsked().message(-2)).isEqualTo("al is high, and it is due so");
    }

    @Test
    void short_words_that_were_cut_are_told_whole_too() {
        upstream.then(cut("Its tot"), Script.says("al is high."));
        assertThat(run(words("Tell me about it")).answer().text())
                .isEqualTo("Its total is high.")
                .isEqualTo(told());
    }

    @Test
    void at_the_callers_own_limit_the_answer_says_that_it_was_cut() {
        upstream.otherwise(_ -> cut("word ".repeat(60)));
        AgentOutcome outcome = run(within(120));
        assertThat(outcome.end()).isEqualTo(AgentOutcome.End.TOKEN_LIMIT);
        assertThat(outcome.answer().cut()).isTrue();
        assertThat(outcome.answer().text()).startsWith("word word").isEqualTo(told());
        assertThat(upstream.asked()).hasSizeBetween(1, 8);
        assertThat(upstream.asked().getFirst().json().path("max_tokens").intValue())
                .isEqualTo(120);
    }

    @Test
    void a_model_that_never_ends_is_stopped() {
        upstream.otherwise(_ -> cut("and on "));
        assertThat(run(words("Tell me about it")).end()).isEqualTo(AgentOutcome.End.TOKEN_LIMIT);
        assertThat(upstream.asked()).hasSize(8);
    }

    @Test
    void a_backend_without_tools_goes_on_too() {
        settings = routed(false, false);
        upstream.then(cut("{\"answer\": \"Line one.\\nIts \\\"tot"), Script.says("{\"answer\": \"al\\\" is high.\"}"));
        assertThat(run(words("Tell me about it")).answer().text()).isEqualTo("Line one.\nIts \"total\" is high.");
    }

    @Test
    void a_stand_in_goes_on_behind_words_that_were_told() {
        settings = routed(true, true);
        otherwise = _ ->
                Optional.of((_, _, _, _) -> new Move.Answer(new AgentAnswer("Forty.", null, List.of(), List.of())));
        String half = "The invoice is from a garden firm and lists many things. ".repeat(8);
        upstream.then(new Script.Cut(half + half));
        upstream.otherwise(_ -> new Script.Slam());
        AgentOutcome outcome = run(words("Total?"));
        assertThat(outcome.answer().text()).isEqualTo(told()).endsWith("Forty.").contains("embedded engine");
    }
}
