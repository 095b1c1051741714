package dev.ocelli.catalog.model.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.fake.Script;
import dev.ocelli.fake.ScriptedUpstream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class ChatModelsTest {
    private static final Backend.Patience HASTY = new Backend.Patience(
            Duration.ofSeconds(2), Duration.ofMillis(800), Duration.ofMillis(600), Duration.ofSeconds(8), 2, 4);

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final Backend backend =
            Backend.of("here", upstream.url(), "small", "secret-key").withPatience(HASTY);
    private final ChatModels models =
            new ChatModels(ModelSettings.of(backend), InstantSource.system(), RandomGenerator.getDefault());
    private final ChatModel model = models.find("vlm-1").orElseThrow();

    @AfterEach
    void close() {
        models.close();
        upstream.close();
    }

    private static ChatQuery ask(String words) {
        return ask(words, AnswerShape.FREE);
    }

    private static ChatQuery ask(String words, AnswerShape shape) {
        return new ChatQuery(List.of(ChatMessage.of(Role.USER, words)), List.of(), shape, ChatQuery.Sampling.DEFAULT);
    }

    private static ObjectNode schema() {
        ObjectNode schema = Json.object().put("type", "object");
        schema.putObject("properties").putObject("total").put("type", "number");
        return schema;
    }

    private static ChatQuery asking(ToolSpec... tools) {
        return new ChatQuery(
                List.of(ChatMessage.of(Role.USER, "Crop it")),
                List.of(tools),
                AnswerShape.FREE,
                ChatQuery.Sampling.DEFAULT);
    }

    private static final ToolSpec CROP =
            new ToolSpec("crop", "Cuts a piece out.", Json.object().put("type", "object"));

    @Test
    void a_whole_answer_comes_back_with_its_usage() {
        upstream.thenSays("Good day");
        ChatReply reply = model.answer(ask("Hello"), ChatListener.NONE);
        assertThat(reply.text()).isEqualTo("Good day");
        assertThat(reply.finish()).isEqualTo(Finish.STOP);
        assertThat(reply.backend()).isEqualTo("here");
        assertThat(reply.usage().prompt()).isEqualTo(10);
        assertThat(upstream.lastAsked().json().path("model").asString()).isEqualTo("small");
        assertThat(upstream.lastAsked().headers()).containsEntry("authorization", "Bearer secret-key");
        assertThat(upstream.lastAsked().message(-1)).isEqualTo("Hello");
    }

    @Test
    void pieces_of_a_stream_are_the_same_answer() {
        String text = "Größe: 12 €, 😀 and a line\nmore";
        upstream.thenSays(text);
        List<String> pieces = new ArrayList<>();
        ChatReply reply = model.answer(ask("Hello"), pieces::add);
        assertThat(reply.text()).isEqualTo(text);
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(reply.usage().completion()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void what_may_pass_is_tried_again(int status) {
        upstream.then(Script.status(status, "not now")).thenSays("now");
        assertThat(model.answer(ask("Hello"), ChatListener.NONE).text()).isEqualTo("now");
        assertThat(upstream.asked()).hasSize(2);
    }

    @Test
    void a_backend_that_asks_for_more_patience_than_there_is_ends_as_rate_limited() {
        upstream.then(new Script.Status(429, Map.of("Retry-After", "600"), "{}"));
        assertThatThrownBy(() -> model.answer(ask("Hello"), ChatListener.NONE))
                .isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    assertThat(e).hasMessageNotContaining("secret-key");
                });
        assertThat(upstream.asked()).hasSize(1);
    }

    @Test
    void a_refusal_is_not_repeated_and_is_told() {
        upstream.then(Script.status(401, "bad key"));
        assertThatThrownBy(() -> model.answer(ask("Hello"), ChatListener.NONE))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_FAILED))
                .hasMessageContaining("bad key")
                .hasMessageContaining("OCELLI_MODEL_KEY")
                .hasMessageNotContaining("secret-key");
        assertThat(upstream.asked()).hasSize(1);
    }

    @Test
    void a_refused_way_of_asking_for_json_is_left_and_remembered() {
        upstream.then(Script.status(400, "response_format json_schema is not supported"))
                .then(Script.status(400, "response_format: unknown field schema"))
                .thenSays("{\"total\": 3}")
                .thenSays("{\"total\": 4}");
        var shape = new AnswerShape.Fitting("sums", schema());
        assertThat(model.answer(ask("Sum", shape), ChatListener.NONE).text()).isEqualTo("{\"total\": 3}");
        model.answer(ask("Sum", shape), ChatListener.NONE);
        assertThat(upstream.asked()).hasSize(4);
        assertThat(upstream.lastAsked()
                        .json()
                        .path("response_format")
                        .path("type")
                        .asString())
                .isEqualTo("json_object");
        assertThat(upstream.lastAsked().message(0)).contains("fits this JSON Schema", "total");
    }

    @Test
    void a_field_that_a_backend_does_not_take_is_left_out() {
        upstream.then(Script.status(400, "Unsupported parameter: 'max_tokens', use 'max_completion_tokens'"))
                .then(Script.status(400, "Unsupported value: 'temperature' does not support 0"))
                .thenSays("yes");
        var query = new ChatQuery(
                List.of(ChatMessage.of(Role.USER, "Hello")),
                List.of(),
                AnswerShape.FREE,
                new ChatQuery.Sampling(100, 0.0, null, 7L));
        assertThat(model.answer(query, ChatListener.NONE).text()).isEqualTo("yes");
        assertThat(upstream.lastAsked().json().path("max_completion_tokens").intValue())
                .isEqualTo(100);
        assertThat(upstream.lastAsked().json().has("temperature")).isFalse();
        assertThat(upstream.lastAsked().json().path("seed").longValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tools_are_asked_for(boolean streamed) {
        upstream.then(new Script.Calls(
                "I will cut.",
                List.of(new ToolRequest("a", "crop", "{\"x\":1}"), new ToolRequest("b", "crop", "{\"x\":2}"))));
        ChatReply reply = model.answer(asking(CROP), streamed ? _ -> {} : ChatListener.NONE);
        assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
        assertThat(reply.calls())
                .containsExactly(new ToolRequest("a", "crop", "{\"x\":1}"), new ToolRequest("b", "crop", "{\"x\":2}"));
    }

    @Test
    void a_backend_without_tools_is_asked_in_words() {
        upstream.then(Script.status(400, "this model does not support tools"))
                .thenSays("```json\n{\"calls\": [{\"tool\": \"crop\", \"arguments\": {\"x\": 1}}]}\n```")
                .thenSays("{\"answer\": \"done\"}");
        ChatReply first = model.answer(asking(CROP), ChatListener.NONE);
        assertThat(first.calls()).containsExactly(new ToolRequest("call_0", "crop", "{\"x\":1}"));
        assertThat(model.answer(asking(CROP), ChatListener.NONE).text()).isEqualTo("done");
        assertThat(upstream.lastAsked().json().has("tools")).isFalse();
        assertThat(upstream.lastAsked().message(0)).contains("Cuts a piece out.");
    }

    @Test
    void faults_end_in_time_with_a_typed_error() {
        List<Script> faults = List.of(
                new Script.Hang(),
                new Script.HangAfterHead(),
                new Script.Slam(),
                new Script.Cut("half of it"),
                new Script.BrokenLetters(),
                new Script.Body("{not json"),
                new Script.Body("{\"choices\": 3}"),
                new Script.Body("{\"choices\":[{\"message\":{\"content\":5},\"delta\":{\"content\":5}}]}"),
                new Script.Body("[]"));
        for (Script fault : faults) {
            for (ChatListener listener : List.<ChatListener>of(ChatListener.NONE, _ -> {})) {
                try (var fresh = new ChatModels(
                        ModelSettings.of(backend), InstantSource.system(), RandomGenerator.getDefault())) {
                    upstream.otherwise(_ -> fault);
                    assertThatThrownBy(() -> fresh.find("vlm-1").orElseThrow().answer(ask("Hello"), listener))
                            .as("%s", fault)
                            .isInstanceOfSatisfying(
                                    OcelliException.class,
                                    e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_FAILED));
                }
            }
        }
    }

    @Test
    void an_answer_that_drips_ends_at_the_deadline() {
        upstream.otherwise(_ -> new Script.Drip("a long answer that never comes to its end", Duration.ofMillis(150)));
        var query = ask("Hello").by(InstantSource.system().instant().plusSeconds(3));
        assertThatThrownBy(() -> model.answer(query, ChatListener.NONE)).hasMessageContaining("time is over");
        assertThat(upstream.asked()).hasSize(1);
    }

    @Test
    void the_next_backend_of_a_route_answers_when_the_first_is_away() {
        try (ScriptedUpstream second = ScriptedUpstream.start()) {
            second.thenSays("I am here");
            upstream.otherwise(_ -> new Script.Slam());
            Backend other = Backend.of("there", second.url(), "big", null);
            var settings = new ModelSettings(
                    List.of(ModelSettings.BackendSetting.of(backend), ModelSettings.BackendSetting.of(other)),
                    List.of(new ModelSettings.Route("vlm-1", List.of("here", "there"), true)));
            try (var both = new ChatModels(settings, InstantSource.system(), RandomGenerator.getDefault())) {
                ChatModel routed = both.find("vlm-1").orElseThrow();
                assertThat(routed.answer(ask("Hello"), ChatListener.NONE).backend())
                        .isEqualTo("there");
                assertThat(routed.embeddedMayStandIn()).isTrue();
                assertThat(both.find("vlmrun-orion-1:auto")).isEmpty();
            }
        }
    }

    @Test
    void an_interrupted_caller_hangs_up() throws InterruptedException {
        upstream.otherwise(_ -> new Script.HangAfterHead());
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                model.answer(ask("Hello"), _ -> {});
            } catch (OcelliException _) {
                return; // as it should
            }
        });
        while (upstream.asked().isEmpty()) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        caller.join();
        while (upstream.left() == 0) {
            Thread.onSpinWait();
        }
        assertThat(upstream.left()).isEqualTo(1);
    }
}
