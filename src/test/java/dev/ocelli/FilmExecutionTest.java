package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.catalog.format.CodingProgress;
import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.catalog.format.FilmPart;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.store.TestDatabase;
import java.awt.Color;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Executions over films in a server of their own: they tell how far they are, can be cancelled, and outlive a kill. */
final class FilmExecutionTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final MediaType MP4 = new MediaType("video/mp4");
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");
    private static final String KEY = "film-test-key";
    private static final int COPIES = 15;

    private final TestDatabase database = TestDatabase.create();
    private final List<Process> servers = new ArrayList<>();

    @TempDir
    private static Path made;

    private static byte[] longFilm;

    @TempDir
    private Path data;

    private Caller caller;
    private String film;

    @BeforeEach
    void start() throws IOException {
        caller = startServer();
        film = caller.upload("long.mp4", longFilm);
    }

    @AfterEach
    void stop() {
        servers.forEach(Process::destroyForcibly);
        database.close();
    }

    /** Some minutes, made of one piece many times over. */
    @BeforeAll
    static void makeFilm() throws IOException {
        var media = Media.standard(FormatLimits.standard(), CACHE);
        Path piece = new FilmFile(CACHE, 640, 360)
                .slide(5, Color.WHITE, "Opening hours", "Monday to Friday")
                .crossing(5, Color.GRAY, Color.GREEN)
                .writeWithTone(made.resolve("piece.mp4"));
        var part = new FilmPart(piece, MP4, media.probe(piece, MP4), new TimeSpan(0, 10));
        Path target = made.resolve("long.mp4");
        media.films().join(Collections.nCopies(COPIES, part), target, CodingProgress.NONE);
        longFilm = Files.readAllBytes(target);
    }

    private String execute(String prompt) {
        var accepted = caller.post(
                "/v1/agent/execute",
                "{\"config\":{\"prompt\":\"" + prompt
                        + "\"},\"inputs\":{\"film\":{\"type\":\"input_file\",\"file_id\":\"" + film + "\"}}}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
        return Json.parse(accepted.body()).at("/id").stringValue();
    }

    private JsonNode execution(String id) {
        return Json.parse(caller.get("/v1/agent/executions/" + id).body());
    }

    private boolean isDone(String id) {
        return Set.of("completed", "failed")
                .contains(execution(id).at("/status").asString(""));
    }

    private boolean isCutting(String id) {
        return execution(id).at("/usage/message").asString("").matches("Cutting long\\.mp4: .* of .*");
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private List<ProcessHandle> children() {
        return servers.getLast().descendants().toList();
    }

    private static boolean codes(ProcessHandle child) {
        return child.isAlive()
                && child.info()
                        .command()
                        .filter(name -> name.endsWith("ffmpeg"))
                        .isPresent();
    }

    private long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void a_film_that_is_being_cut_says_how_far_it_is_and_stops_when_it_is_cancelled() {
        String id = execute("Cut the video from 0:00 to 2:25");
        until("it is being cut", () -> isCutting(id) || isDone(id));
        assertThat(isDone(id)).as("%s", execution(id)).isFalse();
        assertThat(children()).anyMatch(FilmExecutionTest::codes);

        var cancelled = caller.post("/v1/agent/executions/" + id + "/cancel", "");

        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        until("nothing is coded any more", () -> children().stream().noneMatch(FilmExecutionTest::codes));
        assertThat(execution(id).at("/status").asString("")).isEqualTo("failed");
        assertThat(execution(id).at("/usage/message").asString("")).contains("Cancelled");
        assertThat(count("SELECT count(*) FROM artifact")).isZero();
    }

    @Test
    void a_killed_server_begins_no_finished_step_again() throws Exception {
        String id = execute(
                "Trim the video to the first 3 seconds, then trim file_1 from 0:05 to 2:25, and then join them");
        until("the second step", () -> count("SELECT count(*) FROM execution_step") == 1 && isCutting(id));
        List<ProcessHandle> coding =
                children().stream().filter(FilmExecutionTest::codes).toList();

        servers.getLast().destroyForcibly().waitFor(); // SIGKILL
        until("what it had begun ends with it", () -> coding.stream().noneMatch(FilmExecutionTest::codes));
        caller = startServer();
        until("it is done", () -> isDone(id));

        JsonNode done = execution(id);
        assertThat(done.at("/status").asString("")).as("%s", done).isEqualTo("completed");
        assertThat(done.at("/usage/steps").asInt()).isEqualTo(3);
        assertThat(count("""
                SELECT count(*) FROM execution_event begun JOIN execution_event done
                    ON done.execution_id = begun.execution_id AND done.kind = 'step_done'
                   AND done.number < begun.number AND done.body ->> 'index' = begun.body ->> 'index'
                 WHERE begun.kind = 'step_started'
                """)).as("finished steps begun again").isZero();
        var listed =
                Json.parse(caller.get("/v1/artifacts/list?execution_id=" + id).body());
        assertThat(listed.path("items")).hasSize(3);
    }

    private Caller startServer() throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ocelli.Main",
                "serve",
                "--port",
                "0",
                "--data",
                data.toString()));
        builder.environment().putAll(Map.of("OCELLI_API_KEY", KEY, "OCELLI_DATABASE_URL", database.url()));
        Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolve("server.log").toFile()))
                .start();
        servers.add(process);
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = "Ocelli is ready at ";
        Optional<String> line =
                output.lines().filter(each -> each.startsWith(ready)).findFirst();
        return new Caller(
                URI.create(Objects.requireNonNull(line.orElse(null), "the server did not start")
                        .substring(ready.length())),
                KEY);
    }
}
