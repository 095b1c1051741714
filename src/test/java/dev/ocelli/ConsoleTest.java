package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the console asks the server for: lists that are searched and sorted, figures, deeds, models, a test of webhooks. */
final class ConsoleTest {
    @TempDir
    private static Path data;

    private static TestDatabase database;
    private static HttpServer receiver;
    private static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();
    private static Ocelli ocelli;
    private static Caller caller;
    private static Caller stranger;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            HEARD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        ocelli = Ocelli.start(Config.read(
                Map.of(
                        "OCELLI_API_KEY",
                        "own:key-a,foreign:key-b",
                        "OCELLI_DATABASE_URL",
                        database.url(),
                        "OCELLI_ALLOW_PRIVATE_URLS",
                        "127.0.0.1:" + receiver.getAddress().getPort()),
                Map.of("port", "0", "data", data.toString())));
        caller = new Caller(ocelli.url(), "key-a");
        stranger = new Caller(ocelli.url(), "key-b");
    }

    @AfterAll
    static void stop() {
        ocelli.close();
        receiver.stop(0);
        database.close();
    }

    private static String asked(String filename, String words, String domain) {
        String file = caller.upload(filename, words.getBytes(StandardCharsets.UTF_8));
        var answer = caller.post(
                "/v1/document/generate",
                "{\"file_id\":\"" + file + "\",\"domain\":\"" + domain + "\",\"batch\":false}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.parse(answer.body()).at("/id").stringValue();
    }

    private static List<String> ids(String query) {
        var answer = caller.get("/v1/ui/requests?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(Json.parse(answer.body()).spliterator(), false)
                .map(row -> row.path("id").stringValue())
                .toList();
    }

    private static JsonNode got(String path) {
        var answer = caller.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    @Test
    void requests_are_found_by_words_subject_status_day_and_file_and_sorted() {
        String first = asked("alpha_1.txt", "Invoice number A-1\nTotal 10.00", "document.invoice");
        String second = asked("beta%.txt", "A page of words", "document.markdown");
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        assertThat(ids("q=ALPHA_")).containsExactly(first);
        assertThat(ids("q=beta%25")).containsExactly(second);
        assertThat(ids("subject=document.markdown&status=completed"))
                .contains(second)
                .doesNotContain(first);
        assertThat(ids("status=failed,running&q=alpha_1")).isEmpty();
        assertThat(ids("from=" + today + "&to=" + today + "&q=alpha_1")).containsExactly(first);
        assertThat(ids("to=2020-01-01")).isEmpty();
        assertThat(ids("kind=audio")).isEmpty();
        assertThat(ids("sort=created&limit=1000")).containsSubsequence(first, second);
        assertThat(ids("sort=-took&limit=1000")).contains(first, second);
        String file = got("/v1/ui/requests/" + first).at("/files/0/id").stringValue();
        assertThat(ids("file=" + file)).containsExactly(first);
        assertThat(got("/v1/ui/requests/subjects").toString()).contains("document.invoice", "document.markdown");
    }

    @Test
    void a_search_that_makes_no_sense_is_refused_with_its_name() {
        for (var wrong : Map.of("sort=colour", "sort", "from=yesterday", "from", "status=lost", "status")
                .entrySet()) {
            var answer = caller.get("/v1/ui/requests?" + wrong.getKey());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Json.parse(answer.body()).at("/error/param").stringValue())
                    .isEqualTo(wrong.getValue());
        }
    }

    @Test
    void a_request_is_run_again_and_deleted_by_its_own_project_only() {
        String first = asked("gamma.txt", "Some words", "document.markdown");

        assertThat(stranger.post("/v1/ui/requests/" + first + "/rerun", "").statusCode())
                .isEqualTo(404);
        var again = caller.post("/v1/ui/requests/" + first + "/rerun", "");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        String second = Json.parse(again.body()).at("/id").stringValue();
        assertThat(second).isNotEqualTo(first);
        assertThat(caller.completed(second).at("/response"))
                .isEqualTo(got("/v1/ui/requests/" + first).at("/response"));

        assertThat(stranger.delete("/v1/ui/requests/" + first).statusCode()).isEqualTo(404);
        assertThat(caller.delete("/v1/ui/requests/" + first).statusCode()).isEqualTo(200);
        assertThat(caller.get("/v1/ui/requests/" + first).statusCode()).isEqualTo(404);
        assertThat(ids("q=gamma")).containsExactly(second);
    }

    @Test
    void the_overview_counts_by_kind_day_and_subject() {
        asked("delta.txt", "Words", "document.markdown");

        JsonNode figures = got("/v1/ui/overview?days=7&kind=requests");

        assertThat(figures.at("/runs").intValue()).isPositive();
        assertThat(figures.at("/days")).hasSize(7);
        assertThat(figures.at("/kinds")).hasSize(3);
        assertThat(figures.at("/subjects").toString()).contains("document.markdown");
        assertThat(got("/v1/ui/overview?kind=executions").at("/runs").intValue())
                .isZero();
    }

    @Test
    void files_are_searched_sorted_and_told_by_kind() {
        caller.upload("zeta.txt", "1".getBytes(StandardCharsets.UTF_8));
        caller.upload("eta-large.txt", "22".repeat(50).getBytes(StandardCharsets.UTF_8));

        JsonNode found = got("/v1/ui/files?q=eta&kind=text&sort=-size");

        assertThat(found.at("/0/filename").stringValue()).isEqualTo("eta-large.txt");
        assertThat(found).anyMatch(row -> row.path("filename").asString("").equals("zeta.txt"));
        assertThat(got("/v1/ui/files?q=eta&kind=image")).isEmpty();
    }

    @Test
    void models_are_told_and_probed_where_there_are_none() {
        asked("theta.txt", "Words", "document.markdown");

        assertThat(got("/v1/ui/models").at("/backends")).isEmpty();
        assertThat(got("/v1/ui/models").at("/usage/0/engine").stringValue()).isEqualTo("embedded");
        assertThat(Json.parse(caller.post("/v1/ui/models/probe", "").body())).isEmpty();
    }

    @Test
    void a_receiver_is_tried_with_a_signed_message_that_tells_of_nothing() throws InterruptedException {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";

        var refused = caller.post("/v1/webhooks/test", "{\"url\":\"http://10.0.0.1/hook\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        var sent = caller.post("/v1/webhooks/test", "{\"url\":\"" + url + "\"}");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);

        assertThat(HEARD.poll(30, TimeUnit.SECONDS)).contains("\"test\":true");
        assertThat(got("/v1/webhooks/deliveries?q=%2Fhook")).hasSize(1);
    }
}
