package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.store.TestDatabase;
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
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A server and a worker on one database, which are killed at random moments while executions of many steps run. */
public final class ExecutionFleet implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String KEY = "fleet-test-key";
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"order_number\":{\"type\":\"string\"},\"total\":{\"type\":\"number\"}}}";

    private final TestDatabase database = TestDatabase.create();
    private final Path data;
    private final Random random;
    private Process server;
    private Process worker;
    private Caller caller;

    /** @param data a folder of its own */
    public ExecutionFleet(Path data, long seed) throws IOException {
        this.data = data;
        this.random = new Random(seed);
        startServer();
        startWorker();
    }

    /**
     * What became of them.
     *
     * @param repeated steps that were begun again after they had been finished
     * @param deliveries webhook deliveries that were queued
     */
    public record Report(long completed, long steps, long repeated, long deliveries, long doubled) {}

    /** Accepts executions of {@code steps} steps each, kills a process {@code kills} times on the way, waits for the end. */
    public Report run(int executions, int steps, int kills) throws Exception {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            String text = "Order number: A-%d\nTotal: %d.50\n".formatted(1000 + i, i);
            files.add(caller.upload("order-" + i + ".txt", text.getBytes(StandardCharsets.UTF_8)));
        }
        String inputs = files.stream()
                .map(id -> "{\"type\": \"input_file\", \"file_id\": \"" + id + "\"}")
                .collect(Collectors.joining(", "));
        String body = "{\"inputs\": {\"files\": [" + inputs + "]}, \"config\": {\"json_schema\": " + SCHEMA
                + "}, \"callback_url\": \"http://203.0.113.7:9/x\"}";
        for (int i = 0; i < executions; i++) {
            var answer = caller.post("/v1/agent/execute", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        long share = Math.max(1, (long) executions * steps / (kills + 2));
        for (int i = 0; i < kills; i++) {
            long goal = count("SELECT count(*) FROM execution_step") + 1 + random.nextLong(share);
            until(
                    "steps go on",
                    () -> count("SELECT count(*) FROM execution_step") >= goal || completed() == executions);
            kill(random.nextBoolean());
        }
        until("all are done", () -> completed() == executions);
        return report();
    }

    private void kill(boolean theServer) throws Exception {
        if (theServer) {
            server.destroyForcibly().waitFor(); // SIGKILL
            startServer();
        } else {
            worker.destroyForcibly().waitFor();
            startWorker();
        }
    }

    private long completed() {
        return count("SELECT count(*) FROM execution WHERE completed_at IS NOT NULL");
    }

    private Report report() {
        return new Report(
                count("SELECT count(*) FROM execution WHERE status = 'completed'"),
                count("SELECT count(*) FROM execution_step"),
                count("""
                        SELECT count(*) FROM execution_event begun JOIN execution_event done
                            ON done.execution_id = begun.execution_id AND done.kind = 'step_done'
                           AND done.number < begun.number AND done.body ->> 'index' = begun.body ->> 'index'
                         WHERE begun.kind = 'step_started'
                        """),
                count("SELECT count(DISTINCT subject_id) FROM webhook_delivery"),
                count("SELECT count(*) - count(DISTINCT subject_id) FROM webhook_delivery"));
    }

    private void startServer() throws IOException {
        server = start("serve", "--port", "0");
        caller = new Caller(URI.create(ready(server, "Ocelli is ready at ")), KEY);
    }

    private void startWorker() throws IOException {
        worker = start("worker");
        ready(worker, "Ocelli works");
    }

    private Process start(String... command) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ocelli.Main"));
        line.addAll(List.of(command));
        line.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(line);
        builder.environment().put("OCELLI_API_KEY", KEY);
        builder.environment().put("OCELLI_DATABASE_URL", database.url());
        builder.environment().put("OCELLI_ALLOW_PRIVATE_URLS", "203.0.113.0/24");
        return builder.redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolve(command[0] + ".log").toFile()))
                .start();
    }

    private String ready(Process process, String words) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(words)) {
                return line.substring(words.length());
            }
        }
        try (var logs = Files.list(data)) {
            throw new IllegalStateException("a process did not start; its log is among "
                    + logs.filter(path -> path.toString().endsWith(".log")).toList());
        }
    }

    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        server.destroyForcibly();
        worker.destroyForcibly();
        database.close();
    }
}
