package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.model.upstream.Backend;
import dev.ocelli.catalog.model.upstream.CallListener;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.catalog.model.upstream.ModelSettings.BackendSetting;
import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.chat.PassedCall;
import dev.ocelli.engine.chat.TurnRecord.Status;
import dev.ocelli.fake.Script;
import dev.ocelli.fake.ScriptedUpstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class GatewayTest {
    private static final int CALLERS = 100;

    private final ScriptedUpstream upstream = ScriptedUpstream.start();
    private final CallerWatch watch = new CallerWatch();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<PassedCall> logged = new CopyOnWriteArrayList<>();
    private ChatModels models;
    private TestServer server;

    @BeforeEach
    void start() {
        start(CallerLimits.NONE);
    }

    private void start(CallerLimits limits) {
        start(limits, 200);
    }

    private void start(CallerLimits limits, int places) {
        var patience = new Backend.Patience(
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                0,
                places);
        Backend plain = Backend.of("here", upstream.url(), "org/small", "secret-key");
        var backend =
                new Backend(plain.name(), plain.endpoint(), plain.abilities(), patience, new Backend.Prices(1, 2));
        CallListener listener = (name, outcome, _, usage) -> calls.add(
                name + " " + outcome + " " + usage.prompt() + " " + usage.completion() + " " + usage.micros());
        models = new ChatModels(
                new ModelSettings(List.of(BackendSetting.of(backend)), List.of()),
                listener,
                InstantSource.system(),
                RandomGenerator.getDefault());
        var gateway =
                new Gateway(models.passThrough(), limits, watch, logged::add, InstantSource.system(), Ids.random());
        server = TestServer.behind(gateway, new OpenAiModelRoutes(gateway), new EmbeddingRoutes(gateway));
    }

    @AfterEach
    void close() {
        server.close();
        models.close();
        watch.close();
        upstream.close();
    }

    private static String body(boolean stream) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"Grüß\"}],\"model\": \"here\" , \"x\":1"
                + (stream ? ",\"stream\":true" : "") + "}";
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return server.send(server.as("key-a", path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> chat(boolean stream) throws IOException, InterruptedException {
        return post("/v1/openai/chat/completions", body(stream));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void a_call_goes_through_byte_for_byte_apart_from_the_models_name() throws Exception {
        String odd = "{\"choices\":[ {\"odd\" : 1.50} ],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}";
        upstream.then(new Script.Body(odd));
        HttpResponse<String> answer = chat(false);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(odd);
        assertThat(upstream.lastAsked().body()).isEqualTo(body(false).replace("\"here\"", "\"org/small\""));
        assertThat(upstream.lastAsked().headers()).containsEntry("authorization", "Bearer secret-key");
        await(() -> !calls.isEmpty());
        assertThat(calls).containsExactly("here ANSWERED 7 3 13");
    }

    @Test
    void a_stream_goes_through_as_it_is() throws Exception {
        upstream.thenSays("Many pieces of one answer, über alles");
        HttpResponse<String> answer = chat(true);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.body()).endsWith("data: [DONE]\n\n").contains("über");
        await(() -> !calls.isEmpty());
        assertThat(calls.getFirst()).startsWith("here ANSWERED 10 ");
    }

    @Test
    void a_call_is_logged_with_what_it_took_and_without_what_was_said() throws Exception {
        upstream.thenSays("Some words").then(Script.status(500, "oh"));
        chat(true);
        chat(false);
        await(() -> logged.size() == 2);
        PassedCall said = logged.getFirst();
        assertThat(said.model()).isEqualTo("here");
        assertThat(said.backend()).isEqualTo("here");
        assertThat(said.stream()).isTrue();
        assertThat(said.status()).isEqualTo(Status.COMPLETED);
        assertThat(said.usage().prompt()).isEqualTo(10);
        assertThat(said.usage().micros()).isEqualTo(10 + 2 * said.usage().completion());
        assertThat(said.finishedAt()).isAfterOrEqualTo(said.createdAt());
        assertThat(logged.get(1).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void a_signed_in_browser_goes_through_and_stands_in_no_log() throws Exception {
        upstream.thenSays("Some words");
        String token = server.sessions.signIn("key-a", Optional.empty());
        String cookie = "ocelli_" + server.server.port() + "=" + token;
        var request = server.to("/v1/openai/chat/completions")
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("X-Ocelli-Page", "1")
                .POST(HttpRequest.BodyPublishers.ofString(body(false)));
        assertThat(server.send(request).statusCode()).isEqualTo(200);
        await(() -> !calls.isEmpty());
        assertThat(logged).isEmpty();
    }

    @Test
    void a_caller_without_a_key_is_refused_before_its_body_is_read() throws Exception {
        HttpResponse<String> answer = server.send(server.as("wrong", "/v1/openai/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString(body(false))));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(TestServer.json(answer).path("error").path("code").asString())
                .isEqualTo("invalid_api_key");
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void a_body_that_names_no_backend_reaches_the_routes_whole() throws Exception {
        String large = "{\"input\":\"" + "a".repeat(3 << 20) + "\",\"model\":\"other\"}";
        HttpResponse<String> answer = post("/v1/openai/embeddings", large);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("'other'").contains("here");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500, 503})
    void a_refusal_goes_through_too(int status) throws Exception {
        upstream.then(new Script.Status(status, Map.of("Retry-After", "7"), "{\"error\":{\"message\":\"no\"}}"));
        HttpResponse<String> answer = chat(false);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":{\"message\":\"no\"}}");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void a_backend_that_is_away_is_a_typed_error() throws Exception {
        upstream.then(new Script.Slam());
        HttpResponse<String> answer = chat(false);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(TestServer.json(answer).path("error").path("code").asString())
                .isEqualTo("upstream_failed");
    }

    @Test
    void an_answer_that_breaks_off_is_not_taken_for_whole() {
        upstream.then(new Script.Cut("half of it is here"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> chat(true)).isInstanceOf(IOException.class);
        await(() -> calls.equals(List.of("here FAILED 0 0 0")));
    }

    @Test
    void backends_stand_in_the_list_of_models() throws Exception {
        JsonNode list = TestServer.json(server.send(server.as("key-a", "/v1/openai/models")));
        assertThat(list.path("data").findValuesAsString("id")).contains("here", "vlmrun-orion-1:auto");
        assertThat(server.send(server.as("key-a", "/v1/openai/models/org/small"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void embeddings_go_through_and_an_unknown_model_is_told_the_backends() throws Exception {
        upstream.then(new Script.Body("{\"data\":[]}"));
        assertThat(post("/v1/openai/embeddings", "{\"model\":\"here\",\"input\":\"a\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(upstream.lastAsked().path()).isEqualTo("/v1/embeddings");
        HttpResponse<String> unknown = post("/v1/openai/embeddings", "{\"model\":\"ada\",\"input\":\"a\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("here");
    }

    @Test
    void a_key_that_asks_too_often_is_told_to_wait() throws Exception {
        server.close();
        models.close();
        start(new CallerLimits(2, 0));
        upstream.otherwise(_ -> Script.says("yes"));
        assertThat(chat(false).statusCode()).isEqualTo(200);
        assertThat(chat(false).statusCode()).isEqualTo(200);
        assertThat(chat(false).statusCode()).isEqualTo(429);
    }

    /** Streams that fall silent, answers that have not begun: in both the backend must hear that nobody waits. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callers_that_leave_end_their_calls_upstream(boolean begun) throws Exception {
        upstream.otherwise(_ -> begun ? new Script.HangAfterHead() : new Script.Hang());
        List<Socket> callers = new ArrayList<>();
        byte[] request = request(begun);
        for (int i = 0; i < CALLERS; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
            socket.getOutputStream().write(request);
            callers.add(socket);
        }
        await(() -> upstream.asked().size() == CALLERS);
        if (begun) {
            for (Socket socket : callers) {
                InputStream in = socket.getInputStream();
                assertThat(in.read()).isPositive();
            }
        }
        long left = System.nanoTime();
        for (Socket socket : callers) {
            socket.close();
        }
        await(() -> upstream.left() == CALLERS && calls.size() == CALLERS);
        System.out.println(
                "upstream told of " + CALLERS + " callers that left, in ms: " + (System.nanoTime() - left) / 1_000_000);
        assertThat(calls).allMatch(call -> call.startsWith("here LEFT"));
        upstream.otherwise(_ -> Script.says("still here"));
        assertThat(chat(false).statusCode()).isEqualTo(200);
    }

    @Test
    void callers_in_line_keep_no_thread_from_others() throws Exception {
        server.close();
        models.close();
        start(CallerLimits.NONE, 1);
        upstream.otherwise(_ -> new Script.Hang());
        List<Socket> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
            socket.getOutputStream().write(request(false));
            callers.add(socket);
        }
        await(() -> upstream.asked().size() == 1);
        assertThat(server.send(server.to("/v1/health")).statusCode()).isEqualTo(200);
        for (Socket socket : callers) {
            socket.close();
        }
        await(() -> calls.size() == CALLERS);
        assertThat(calls).allMatch(call -> call.startsWith("here LEFT"));
    }

    private static byte[] request(boolean stream) {
        byte[] body = body(stream).getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/openai/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key-a\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_caller_that_sends_its_next_request_early_gets_both_answers() throws Exception {
        upstream.otherwise(_ -> new Script.Drip("slowly", Duration.ofMillis(8)));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
            socket.getOutputStream().write(request(false));
            await(() -> upstream.asked().size() == 1);
            socket.getOutputStream().write(request(false));
            var answers = new StringBuilder();
            byte[] buffer = new byte[4096];
            while (answers.toString().split("\"usage\"", -1).length < 3) {
                int read = socket.getInputStream().read(buffer);
                assertThat(read).as("%s", answers).isPositive();
                answers.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
            assertThat(upstream.asked()).hasSize(2);
            assertThat(Json.write(upstream.lastAsked().json())).contains("org/small");
        }
    }
}
