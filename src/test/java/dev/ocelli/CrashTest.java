package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process that is killed while it works loses nothing and does nothing twice. */
final class CrashTest {
    private static final int REQUESTS = 200;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path data;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        database.close();
    }

    @Test
    void two_hundred_requests_survive_a_kill_and_none_is_done_twice() throws Exception {
        Caller caller = startServer();
        String file = caller.upload("invoice.pdf", pdf());
        var ids = ConcurrentHashMap.<String>newKeySet();
        try (var senders = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < REQUESTS; i++) {
                senders.execute(() -> ids.add(send(caller, file)));
            }
        }
        assertThat(ids).hasSize(REQUESTS);
        until("some are done", () -> count("SELECT count(*) FROM prediction WHERE status = 'completed'") >= 5);

        processes.getLast().destroyForcibly().waitFor(); // SIGKILL
        assertThat(count("SELECT count(*) FROM prediction WHERE status <> 'completed'"))
                .as("left to do")
                .isPositive();

        startServer();
        until(
                "all are done",
                () -> count("SELECT count(*) FROM prediction WHERE completed_at IS NOT NULL") == REQUESTS);
        assertThat(count("SELECT count(*) FROM prediction WHERE status = 'completed'"))
                .isEqualTo(REQUESTS);
        assertThat(count("SELECT count(*) FROM prediction")).isEqualTo(REQUESTS);
        assertThat(count("SELECT count(*) FROM job_step WHERE name = 'extract'"))
                .as("each was made once, says the journal")
                .isEqualTo(REQUESTS);
        assertThat(count("SELECT count(*) FROM job WHERE kind = 'prediction' AND starts > 2"))
                .as("begun again at most once, by the one kill")
                .isZero();
        assertThat(count("SELECT count(*) FROM webhook_delivery"))
                .as("each was told of once")
                .isEqualTo(REQUESTS);
        assertThat(count("SELECT count(DISTINCT subject_id) FROM webhook_delivery"))
                .isEqualTo(REQUESTS);
    }

    private static byte[] pdf() {
        try (var invoice = ExampleDocuments.invoice()) {
            return invoice.pdf();
        }
    }

    private static String send(Caller caller, String file) {
        var response = caller.post("/v1/document/generate", """
                {"file_id": "%s", "domain": "document.invoice", "batch": true, "callback_url": "http://203.0.113.7:9/x"}
                """.formatted(file));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.parse(response.body()).at("/id").stringValue();
    }

    /** A server in a process of its own, on this test's database. */
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
        builder.environment().put("OCELLI_API_KEY", "crash-test-key");
        builder.environment().put("OCELLI_DATABASE_URL", database.url());
        builder.environment().put("OCELLI_ALLOW_PRIVATE_URLS", "203.0.113.0/24");
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

    private interface Condition {
        boolean holds();
    }

    private void until(String what, Condition condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            assertThat(processes.getLast().isAlive()).as("the server runs").isTrue();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
