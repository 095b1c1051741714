package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.SoundFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A long recording whose server is killed half way is heard on from there, and holds up nothing else meanwhile. */
final class RecordingCrashTest {
    private static final int STRETCHES = 6;
    private static final int HEARD_BEFORE = 3;

    private final TestDatabase database = TestDatabase.create();
    private final List<Process> processes = new ArrayList<>();

    /** How often each stretch, known by its samples, was written down. */
    private final Map<Integer, Integer> answered = new ConcurrentHashMap<>();

    private final CountDownLatch halfWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @TempDir
    private Path data;

    private HttpServer listener;

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.createContext("/", this::writeDown);
        listener.start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        processes.forEach(Process::destroyForcibly);
        listener.stop(0);
        database.close();
    }

    /** Writes down three stretches and takes its time over the fourth. */
    private void writeDown(HttpExchange exchange) throws IOException {
        int stretch = Arrays.hashCode(exchange.getRequestBody().readAllBytes());
        if (answered.size() == HEARD_BEFORE && goOn.getCount() > 0) {
            halfWay.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        int number = answered.merge(stretch, 1, Integer::sum) * 100 + answered.size();
        byte[] answer = Json.write(
                        Json.object().put("language", "english").put("text", "This is number " + number + "."))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void a_recording_is_heard_on_where_a_killed_server_left_it() throws Exception {
        Caller caller = startServer();
        String file = caller.upload("talk.wav", talk());
        var accepted = caller.post("/v1/audio/generate", "{\"file_id\":\"" + file + "\",\"batch\":true}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
        String id = Json.parse(accepted.body()).at("/id").stringValue();
        assertThat(halfWay.await(2, TimeUnit.MINUTES)).as("the fourth stretch").isTrue();
        shortWorkIsDoneMeanwhile(caller);

        processes.getLast().destroyForcibly().waitFor(); // SIGKILL
        goOn.countDown();
        JsonNode done = startServer().completed(id);

        assertThat(answered).as("stretches by how often they were written down").hasSize(STRETCHES);
        assertThat(answered.values()).containsOnly(1);
        assertThat(done.at("/response/segments")).hasSize(STRETCHES);
        assertThat(done.at("/response/segments/0/content").asString("")).isEqualTo("This is number 101.");
        assertThat(done.at("/response/segments/5/content").asString("")).isEqualTo("This is number 106.");
    }

    private static void shortWorkIsDoneMeanwhile(Caller caller) {
        byte[] pdf;
        try (var invoice = ExampleDocuments.invoice()) {
            pdf = invoice.pdf();
        }
        String invoice = caller.upload("invoice.pdf", pdf);
        var accepted = caller.post(
                "/v1/document/generate",
                "{\"file_id\":\"" + invoice + "\",\"domain\":\"document.invoice\",\"batch\":true}");
        caller.completed(Json.parse(accepted.body()).at("/id").stringValue());
    }

    private static byte[] talk() {
        var parts = new ArrayList<float[]>();
        for (int i = 0; i < STRETCHES; i++) {
            parts.add(SoundFile.silence(2));
            parts.add(SoundFile.murmur(3, new Random(i)));
        }
        return SoundFile.mono(SoundFile.joined(parts.toArray(float[][]::new))).bytes();
    }

    private Caller startServer() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                java,
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ocelli.Main",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString()));
        Map<String, String> environment = builder.environment();
        environment.put("OCELLI_API_KEY", "crash-test-key");
        environment.put("OCELLI_DATABASE_URL", database.url());
        environment.put(
                "OCELLI_TRANSCRIPTION_URL",
                "http://127.0.0.1:" + listener.getAddress().getPort() + "/v1");
        environment.put("PIP_NO_INDEX", "1"); // voices are told by loudness, which takes a made-up murmur for speech
        Process process =
                builder.redirectError(data.resolve("server.log").toFile()).start();
        processes.add(process);
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Ocelli is ready at ")) {
                return new Caller(URI.create(line.substring("Ocelli is ready at ".length())), "crash-test-key");
            }
        }
        throw new IllegalStateException("the server did not start: " + Files.readString(data.resolve("server.log")));
    }
}
