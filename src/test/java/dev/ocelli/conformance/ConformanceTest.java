package dev.ocelli.conformance;

import dev.ocelli.Config;
import dev.ocelli.Ocelli;
import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Sheet;
import dev.ocelli.fake.DrawnFace;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;

/** The published clients against the real server on a free port, with the project's example documents. */
final class ConformanceTest {
    private static final Path MODELS = Path.of(System.getProperty("user.home"), ".ocelli", "models");
    private static final String KEY = "conformance-key";

    @TempDir
    private static Path folder;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static @Nullable Ocelli ocelli;

    @BeforeAll
    static void start() throws IOException {
        ExampleDocuments.main(new String[] {folder.resolve("examples").toString()});
        new FilmFile(folder.resolve("cache"), 1280, 720)
                .slide(2, Color.WHITE, "Opening hours", "Monday to Friday")
                .slide(2, Color.BLACK, "Invoice 4711", "Due on 3 May 2026")
                .write(folder.resolve("examples").resolve("film.mp4"));
        Files.copy(Path.of("examples", "call.mp3"), folder.resolve("examples").resolve("call.mp3"));
        films(folder.resolve("examples"));
        Files.writeString(folder.resolve("truth.json"), truth());
        shareModels();
        ocelli = Ocelli.start(Config.read(
                Map.of(
                        "OCELLI_API_KEY",
                        KEY,
                        "OCELLI_DATABASE_URL",
                        DATABASE.url(),
                        "OCELLI_WEBHOOK_SECRET",
                        "webhook-secret",
                        "OCELLI_ALLOW_PRIVATE_URLS",
                        "127.0.0.0/8"),
                Map.of("port", "0", "data", folder.resolve("data").toString())));
    }

    /** Somebody who speaks while slides are shown, and somebody who walks by. */
    private static void films(Path examples) {
        Path cache = folder.resolve("cache");
        new FilmFile(cache, 640, 360)
                .slide(12, Color.WHITE, "A service for your car")
                .slide(12, Color.BLACK, "Our prices")
                .slide(12, Color.WHITE, "Goodbye")
                .writeWithSound(examples.resolve("talk.mp4"), examples.resolve("call.mp3"));
        new FilmFile(cache, 640, 360).moving(3, DrawnFace::walking).writeWithTone(examples.resolve("walk.mp4"));
    }

    @AfterAll
    static void stop() {
        running().close();
        DATABASE.close();
    }

    @Test
    void the_python_client_and_its_command_line() throws IOException, InterruptedException {
        Lane.python().run(environment());
    }

    @Test
    void the_newest_clients_of_the_openai_protocol() throws IOException, InterruptedException {
        Lane.openai().run(environment());
    }

    @Test
    void the_node_client() throws IOException, InterruptedException {
        Lane.node().run(environment());
    }

    @Test
    void the_pages_in_a_real_browser() throws IOException, InterruptedException {
        Lane lane = Lane.browser();
        lane.run(Map.of(
                "OCELLI_URL",
                running().url().toString(),
                "OCELLI_KEY",
                KEY,
                "OCELLI_EXAMPLES", // as a stranger finds them, not the films that the clients' tests make
                Path.of("examples").toAbsolutePath().toString(),
                "CHROMIUM",
                Lane.chromium().toString()));
    }

    private static Ocelli running() {
        return Objects.requireNonNull(ocelli, "started before all tests");
    }

    private static Map<String, String> environment() {
        return Map.of(
                "OCELLI_BASE_URL",
                running().url() + "/v1",
                "OCELLI_API_KEY",
                KEY,
                "OCELLI_EXAMPLES",
                folder.resolve("examples").toString(),
                "OCELLI_TRUTH",
                folder.resolve("truth.json").toString(),
                "OCELLI_SPEECH",
                canHear() ? "1" : "0",
                "OCELLI_FACES",
                Files.isDirectory(MODELS.resolve("yunet")) ? "1" : "0");
    }

    /** Whether the packs of speech were pulled; without them the tests of sound are left out by name. */
    private static boolean canHear() {
        return Files.isDirectory(MODELS.resolve("whisper-base")) && Files.isDirectory(MODELS.resolve("silero-vad"));
    }

    /** Lets the server read with the models that were pulled before, where there are any. */
    private static void shareModels() throws IOException {
        if (Files.isDirectory(MODELS)) {
            Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("data")).resolve("models"), MODELS);
        }
    }

    /** File name -> every run of text that was drawn, with its page and place. */
    private static String truth() {
        var truth = Json.object();
        try (Sheet invoice = ExampleDocuments.invoice();
                Sheet receipt = ExampleDocuments.receipt()) {
            places(truth.putArray("invoice.pdf"), invoice);
            places(truth.putArray("receipt.jpg"), receipt);
        }
        return Json.write(truth);
    }

    private static void places(ArrayNode runs, Sheet sheet) {
        for (Place place : sheet.places()) {
            var run = runs.addObject().put("content", place.content()).put("page", place.page());
            run.putArray("xywh")
                    .add(place.box().x())
                    .add(place.box().y())
                    .add(place.box().width())
                    .add(place.box().height());
        }
    }
}
