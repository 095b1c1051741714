package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The whole product over HTTP: files in, grounded JSON out. */
final class RequestsTest {
    @TempDir
    private static Path data;

    private static TestDatabase database;
    private static HttpServer receiver;
    private static final BlockingQueue<Call> CALLS = new LinkedBlockingQueue<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static Ocelli ocelli;
    private static Caller caller;

    private record Call(String signature, String delivery, String body) {}

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            boolean early = COUNT.incrementAndGet() <= 2;
            CALLS.add(new Call(headers.getFirst("X-VLMRun-Signature"), headers.getFirst("X-VLMRun-Delivery"), body));
            exchange.sendResponseHeaders(early ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
        ocelli = Ocelli.start(Config.read(
                Map.of(
                        "OCELLI_API_KEY",
                        "test-key",
                        "OCELLI_DATABASE_URL",
                        database.url(),
                        "OCELLI_WEBHOOK_SECRET",
                        "top secret",
                        "OCELLI_ALLOW_PRIVATE_URLS",
                        "127.0.0.1:" + receiver.getAddress().getPort()),
                Map.of("port", "0", "data", data.toString())));
        caller = new Caller(ocelli.url(), "test-key");
    }

    @AfterAll
    static void stop() {
        ocelli.close();
        receiver.stop(0);
        database.close();
    }

    private static byte[] invoice() {
        try (var sheet = ExampleDocuments.invoice()) {
            return sheet.pdf();
        }
    }

    private static JsonNode generate(String file, String rest) {
        var response = caller.post(
                "/v1/document/generate", "{\"file_id\":\"" + file + "\",\"domain\":\"document.invoice\"" + rest + "}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.parse(response.body());
    }

    @Test
    void an_invoice_becomes_values_with_boxes_in_batch_and_at_once() {
        String file = caller.upload("invoice.pdf", invoice());
        String config = ",\"config\":{\"grounding\":true,\"confidence\":true}";

        JsonNode waited = generate(file, config + ",\"batch\":false");
        JsonNode polled = caller.completed(generate(file, config).at("/id").stringValue());

        for (JsonNode done : List.of(waited, polled)) {
            assertThat(done.at("/status").stringValue()).isEqualTo("completed");
            assertThat(done.at("/usage/elements_processed").intValue()).isEqualTo(2);
            assertThat(done.at("/response/invoice_id").asString("")).isEqualTo("NW-2026-0417");
            assertThat(done.at("/response/invoice_id_metadata/bboxes/0/bbox/xywh"))
                    .hasSize(4);
            assertThat(done.at("/response/invoice_id_metadata/confidence").asString(""))
                    .isNotEmpty();
        }
        assertThat(polled.at("/response")).isEqualTo(waited.at("/response"));
    }

    @Test
    void pages_become_markdown() {
        String file = caller.upload("invoice.pdf", invoice());

        var response = caller.post(
                "/v1/document/generate",
                "{\"file_id\":\"" + file + "\",\"domain\":\"document.markdown\",\"batch\":false,"
                        + "\"config\":{\"page_indices\":[0]}}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode pages = Json.parse(response.body()).at("/response/pages");
        assertThat(pages).hasSize(1);
        assertThat(pages.at("/0/content").stringValue()).contains("Northwind");
    }

    @Test
    void a_schema_is_proposed_for_an_unknown_document() {
        String file = caller.upload("invoice.pdf", invoice());

        var response = caller.post("/v1/document/schema", "{\"file_id\":\"" + file + "\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(Json.parse(response.body()).at("/response/json_schema/properties"))
                .isNotEmpty();
    }

    @Test
    void a_receiver_that_fails_twice_gets_the_signed_answer_a_third_time() throws Exception {
        String file = caller.upload("invoice.pdf", invoice());
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";

        JsonNode done = caller.completed(
                generate(file, ",\"callback_url\":\"" + url + "\"").at("/id").stringValue());

        Call first = CALLS.poll(30, TimeUnit.SECONDS);
        Call second = CALLS.poll(30, TimeUnit.SECONDS);
        Call last = CALLS.poll(30, TimeUnit.SECONDS);
        assertThat(List.of(first, second)).containsOnly(last);
        assertThat(Json.parse(last.body())).isEqualTo(done);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("top secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(last.signature())
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(last.body().getBytes(StandardCharsets.UTF_8))));
    }

    static Stream<Arguments> badFiles() throws IOException {
        byte[] invoice = invoice();
        return Stream.of(
                Arguments.of("truncated to nothing useful", "a.pdf", java.util.Arrays.copyOf(invoice, 40)),
                Arguments.of("encrypted", "b.pdf", encrypted()),
                Arguments.of("without pages", "c.pdf", pages(0)),
                Arguments.of("of 10,000 pages", "d.pdf", pages(10_000)),
                Arguments.of("of 50,000 x 50,000 pixels", "e.png", hugePng()),
                Arguments.of("random bytes named as PDF", "f.pdf", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}),
                Arguments.of("sound named as PDF", "g.pdf", wave()));
    }

    @ParameterizedTest(name = "a file {0}")
    @MethodSource("badFiles")
    void a_bad_file_is_a_400_when_somebody_waits_and_never_a_500(String what, String name, byte[] bytes) {
        String file = caller.upload(name, bytes);

        var response = caller.post(
                "/v1/document/generate",
                "{\"file_id\":\"" + file + "\",\"domain\":\"document.invoice\",\"batch\":false}");

        assertThat(response.statusCode()).as("%s: %s", what, response.body()).isEqualTo(400);
        assertThat(Json.parse(response.body()).at("/error/message").stringValue())
                .isNotBlank();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "http://127.0.0.1:1/a.pdf",
                "http://10.0.0.1/a.pdf",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/a.pdf",
                "file:///etc/passwd"
            })
    void an_address_inside_is_refused_as_input_and_as_callback(String url) {
        var input = caller.post("/v1/document/generate", "{\"url\":\"" + url + "\",\"domain\":\"document.invoice\"}");
        String file = caller.upload("invoice.pdf", invoice());
        var callback = caller.post(
                "/v1/document/generate",
                "{\"file_id\":\"" + file + "\",\"domain\":\"document.invoice\",\"callback_url\":\"" + url + "\"}");

        assertThat(input.statusCode()).as(input.body()).isEqualTo(400);
        assertThat(Json.parse(input.body()).at("/error/param").stringValue()).isEqualTo("url");
        assertThat(callback.statusCode()).as(callback.body()).isEqualTo(400);
        assertThat(Json.parse(callback.body()).at("/error/param").stringValue()).isEqualTo("callback_url");
    }

    private static byte[] pages(int count) throws IOException {
        try (var document = new PDDocument()) {
            for (int i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
            return bytes(document);
        }
    }

    private static byte[] encrypted() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return bytes(document);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /** The head of a picture that would need gigabytes. */
    private static byte[] hugePng() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(HexFormat.of().parseHex("89504e470d0a1a0a"));
        byte[] head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(50_000)
                .putInt(50_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new java.util.zip.CRC32();
        crc.update(head);
        out.write(ByteBuffer.allocate(4).putInt(13).array());
        out.write(head);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return out.toByteArray();
    }

    private static byte[] wave() {
        return ByteBuffer.allocate(44)
                .put("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }
}
