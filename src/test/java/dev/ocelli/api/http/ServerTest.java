package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.repeat.Repeats;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ServerTest {
    private static final Duration IDLE = Duration.ofMillis(700);
    private final Probe probe = new Probe();
    private final TestServer server =
            new TestServer(new Server.Settings("127.0.0.1", 0, IDLE, Duration.ofSeconds(20)), probe);

    @AfterEach
    void close() {
        server.close();
    }

    /** Routes that misbehave on purpose. */
    private static final class Probe implements Routes {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch leave = new CountDownLatch(1);

        record Wish(String name, int count) {}

        @Override
        public void addTo(RoutesConfig routes) {
            routes.post("/v1/wish", context -> {
                Wish wish = Requests.body(context, Wish.class);
                Requests.answer(context, 201, wish);
            });
            routes.get("/v1/whose", context -> context.result(Requests.projectId()));
            routes.get("/v1/flag", context -> context.result("" + Requests.flag(context, "on", false)));
            routes.get("/v1/rows", context -> context.result("" + Requests.Slice.of(context)));
            routes.get("/v1/bug", _ -> {
                throw new IllegalStateException("inner secret");
            });
            routes.get("/v1/overflow", _ -> {
                throw new StackOverflowError("inner secret");
            });
            routes.get("/v1/known", _ -> {
                throw new OcelliException(ErrorCode.CONFLICT, "a.b[0].c", "Taken.");
            });
            routes.get("/v1/slow", context -> {
                entered.countDown();
                leave.await(20, TimeUnit.SECONDS);
                context.result("done");
            });
        }
    }

    @Test
    void health_answers_without_a_key_and_tests_one_that_is_sent() throws Exception {
        assertThat(server.send(server.to("/v1/health")).statusCode()).isEqualTo(200);
        assertThat(server.send(server.as("key-a", "/v1/health")).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = server.send(server.as("wrong", "/v1/health"));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertError(refused, "authentication_error", "invalid_api_key");
    }

    @Test
    void a_route_wants_a_key_and_knows_its_project() throws Exception {
        assertThat(server.send(server.to("/v1/whose")).statusCode()).isEqualTo(401);
        String a = server.send(server.as("key-a", "/v1/whose")).body();
        String b = server.send(server.as("key-b", "/v1/whose")).body();
        assertThat(a).isNotBlank().isNotEqualTo(b);
        assertThat(server.keys.identify("key-a").orElseThrow().projectId()).isEqualTo(a);
    }

    @Test
    void header_names_keep_their_capitals_on_the_wire() throws Exception {
        String answer = RawHttp.exchange(
                server.server.port(), "GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("\r\nContent-Type: application/json")
                .contains("\r\nContent-Length: ")
                .contains("\r\nx-request-id: req_")
                .doesNotContain("Server:");
    }

    @Test
    void a_sane_request_id_is_kept_and_another_replaced() throws Exception {
        HttpResponse<String> kept = server.send(server.to("/v1/health").header("x-request-id", "trace-1.a_b"));
        assertThat(kept.headers().firstValue("x-request-id")).contains("trace-1.a_b");
        HttpResponse<String> replaced = server.send(server.to("/v1/health").header("x-request-id", "a b<script>"));
        assertThat(replaced.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
    }

    @Test
    void unknown_route_and_method_have_the_error_body() throws Exception {
        HttpResponse<String> nowhere = server.send(server.as("key-a", "/v1/nowhere"));
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertError(nowhere, "not_found_error", "not_found");
        HttpResponse<String> method =
                server.send(server.as("key-a", "/v1/health").DELETE());
        assertThat(method.statusCode()).isEqualTo(405);
        assertError(method, "invalid_request_error", "method_not_allowed");
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void trailing_and_double_slashes_are_tolerated_without_redirect() throws Exception {
        assertThat(server.send(server.to("/v1/health/")).statusCode()).isEqualTo(200);
        assertThat(server.send(server.to("//v1//health")).statusCode()).isEqualTo(200);
        assertThat(wish("/v1/wish/", "{\"name\":\"x\",\"count\":1}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void broken_json_is_422_with_a_detail_list() throws Exception {
        for (String body : new String[] {"{\"name\":", "", "[1]", "nonsense", "{\"name\":\"x\",\"count\":\"many\"}"}) {
            HttpResponse<String> answer = wish("/v1/wish", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            JsonNode detail = TestServer.json(answer).get("detail");
            assertThat(detail.get(0).get("msg").asString()).isNotBlank();
            assertThat(detail.get(0).get("loc").get(0).asString()).isEqualTo("body");
            assertThat(detail.get(0).get("type").asString()).isNotBlank();
        }
        JsonNode misfit = TestServer.json(wish("/v1/wish", "{\"name\":\"x\",\"count\":\"many\"}"));
        assertThat(misfit.get("error").get("param").asString()).isEqualTo("count");
        assertThat(misfit.get("detail").get(0).get("loc").get(1).asString()).isEqualTo("count");
        assertThat(misfit.get("error").get("message").asString()).doesNotContain("dev.ocelli");
    }

    @Test
    void deep_nesting_is_refused_not_fatal() throws Exception {
        HttpResponse<String> answer = wish("/v1/wish", "[".repeat(100_000));
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void a_known_error_names_its_field() throws Exception {
        HttpResponse<String> answer = server.send(server.as("key-a", "/v1/known"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertError(answer, "conflict_error", "conflict");
        assertThat(TestServer.json(answer).get("error").get("param").asString()).isEqualTo("a.b[0].c");
    }

    @Test
    void a_fault_of_ours_shows_no_insides() throws Exception {
        HttpResponse<String> answer = server.send(server.as("key-a", "/v1/bug"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertError(answer, "api_error", "internal");
        assertThat(answer.body())
                .doesNotContain("secret")
                .doesNotContain("Exception")
                .doesNotContain("at dev");
    }

    @Test
    void an_error_of_the_jvm_has_the_error_body_too() throws Exception {
        HttpResponse<String> answer = server.send(server.as("key-a", "/v1/overflow"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertError(answer, "api_error", "internal");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void a_zero_character_anywhere_is_a_400_that_names_its_field() throws Exception {
        HttpResponse<String> answer = wish("/v1/wish", "{\"name\":\"x\",\"more\":[{\"deep\":\"a\\u0000b\"}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(answer).at("/error/param").asString()).isEqualTo("more[0].deep");
        assertThat(wish("/v1/wish", "{\"na\\u0000me\":1}").statusCode()).isEqualTo(400);
    }

    @Test
    void no_message_names_classes_or_switches_of_ours() throws Exception {
        for (String body : new String[] {
            "{}{}", "{\"name\":NaN}", "{\"count\":\"many\"}", "{\"count\":" + "9".repeat(5000) + "}", "[".repeat(9999)
        }) {
            HttpResponse<String> answer = wish("/v1/wish", body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("`", "java.", "jackson", "()");
        }
        assertThat(wish("/v1/wish", "{\"count\":\"many\"}").body()).contains("expected a whole number");
    }

    @Test
    void a_body_that_breaks_off_is_the_callers_affair() throws Exception {
        String answer = RawHttp.exchange(
                server.server.port(),
                "POST /v1/wish HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key-a\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"invalid_request_error\"");
    }

    @Test
    void head_answers_as_get_without_the_body() throws Exception {
        HttpResponse<String> refused = server.send(server.to("/v1/whose").HEAD());
        assertThat(refused.statusCode()).isEqualTo(401);
        HttpResponse<String> known = server.send(server.as("key-a", "/v1/flag").HEAD());
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.headers().firstValue("content-length")).contains("5");
        assertThat(known.body()).isEmpty();
    }

    @Test
    void too_large_a_json_body_is_413() throws Exception {
        byte[] large = new byte[65 << 20];
        HttpResponse<String> answer =
                server.send(server.as("key-a", "/v1/wish").POST(BodyPublishers.ofByteArray(large)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertError(answer, "request_too_large", "too_large");
    }

    @Test
    void a_picture_of_tens_of_megabytes_fits_into_a_json_string() throws Exception {
        String large = "x".repeat(40 << 20);
        HttpResponse<String> answer = wish("/v1/wish", "{\"name\":\"" + large + "\",\"count\":1}");
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void a_taken_port_is_named() {
        var settings = new Server.Settings("127.0.0.1", server.server.port(), IDLE, IDLE);
        var doorkeepers = new Server.Doorkeepers(
                server.keys,
                server.sessions,
                new Repeats(server.database.database(), InstantSource.system()),
                new Metrics());
        assertThatThrownBy(() -> Server.start(settings, doorkeepers, Ids.random(), List.of()))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining("--port");
    }

    @Test
    void what_is_not_http_gets_the_error_body_too() throws Exception {
        String answer = RawHttp.exchange(server.server.port(), "NONSENSE\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"error\"").contains("x-request-id: req_");
        String headers = RawHttp.exchange(
                server.server.port(), "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "y".repeat(40_000) + "\r\n\r\n");
        assertThat(headers).startsWith("HTTP/1.1 431").contains("\"invalid_request_error\"");
    }

    @Test
    void query_flags_and_rows_read_as_clients_write_them() throws Exception {
        for (String yes : new String[] {"True", "true", "TRUE", "1"}) {
            assertThat(server.send(server.as("key-a", "/v1/flag?on=" + yes)).body())
                    .isEqualTo("true");
        }
        assertThat(server.send(server.as("key-a", "/v1/flag?on=False")).body()).isEqualTo("false");
        assertThat(server.send(server.as("key-a", "/v1/flag?on=perhaps")).statusCode())
                .isEqualTo(400);
        assertThat(server.send(server.as("key-a", "/v1/rows")).body()).isEqualTo("Slice[skip=0, limit=10]");
        for (String wrong : new String[] {"limit=0", "limit=1001", "skip=-1", "limit=ten", "skip=99999999999"}) {
            HttpResponse<String> answer = server.send(server.as("key-a", "/v1/rows?" + wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void a_long_request_outlives_the_idle_time_and_the_stop() throws Exception {
        CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(() -> {
            try {
                return server.send(server.as("key-a", "/v1/slow"));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(probe.entered.await(20, TimeUnit.SECONDS)).isTrue();
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
            silent.setSoTimeout(20_000);
            assertThat(silent.getInputStream().read())
                    .as("closed after the idle time")
                    .isEqualTo(-1);
        }
        assertThat(running).isNotDone();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server.server::close);
        assertThat(stopping).isNotDone();
        probe.leave.countDown();
        assertThat(running.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        stopping.get(20, TimeUnit.SECONDS);
    }

    @Test
    void a_body_that_never_comes_is_cut_off() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /v1/wish HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key-a\r\n"
                                    + "Content-Length: 50\r\n\r\n{")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain("HTTP/1.1 201");
        }
    }

    private HttpResponse<String> wish(String path, String body) throws Exception {
        return server.send(server.as("key-a", path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static void assertError(HttpResponse<String> answer, String type, String code) {
        JsonNode body = TestServer.json(answer);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(body.get("detail").asString())
                .isEqualTo(body.get("error").get("message").asString());
        assertThat(body.get("error").get("type").asString()).isEqualTo(type);
        assertThat(body.get("error").get("code").asString()).isEqualTo(code);
        assertThat(body.get("error").get("id").asString())
                .isEqualTo(answer.headers().firstValue("x-request-id").orElseThrow());
    }
}
