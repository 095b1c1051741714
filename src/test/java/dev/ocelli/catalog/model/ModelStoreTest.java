package dev.ocelli.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ocelli.catalog.model.ModelPack.Contents;
import dev.ocelli.catalog.model.ModelPack.Download;
import dev.ocelli.catalog.model.ModelPack.PackFile;
import dev.ocelli.catalog.model.ModelPack.PackSource;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelStoreTest {
    private static final byte[] LETTERS = "letters".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SHAPES = "shapes and more".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void files_in_a_zip_are_found_by_their_content() throws IOException {
        ModelPack pack = pack();
        ModelStore store = store(pack);

        store.pull(pack, Optional.of(zip("a/first.bin", LETTERS, "b/second.bin", SHAPES)), PullListener.NONE);

        assertThat(store.stateOf(pack)).isEqualTo(PackReport.State.PRESENT);
        assertThat(store.read(pack, "rec.onnx")).isEqualTo(LETTERS);
        assertThat(store.read(pack, "det.onnx")).isEqualTo(SHAPES);
    }

    @Test
    void a_pull_from_single_files_completes_with_the_last_one() throws IOException {
        ModelPack pack = pack();
        ModelStore store = store(pack);
        Path letters = Files.write(folder.resolve("letters"), LETTERS);
        Path shapes = Files.write(folder.resolve("shapes"), SHAPES);

        assertThatThrownBy(() -> store.pull(pack, Optional.of(letters.toString()), PullListener.NONE))
                .hasMessageContaining("does not carry det.onnx");
        store.pull(pack, Optional.of(shapes.toString()), PullListener.NONE);

        assertThat(store.stateOf(pack)).isEqualTo(PackReport.State.PRESENT);
    }

    @Test
    void a_wrong_file_is_refused_and_leaves_nothing() throws IOException {
        ModelPack pack = pack();
        ModelStore store = store(pack);
        String wrong = zip("rec.onnx", "lettres".getBytes(StandardCharsets.UTF_8), "det.onnx", SHAPES);

        assertThatThrownBy(() -> store.pull(pack, Optional.of(wrong), PullListener.NONE))
                .isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.NEEDS_MODEL);
                    assertThat(e.getMessage()).contains("reading is weaker").contains("ocelli models pull tiny --from");
                });

        assertThat(folder.resolve("models/tiny/rec.onnx")).doesNotExist();
        assertThat(folder.resolve("models/tiny")).isDirectoryNotContaining("glob:**/.pull-*");
    }

    @Test
    void a_file_damaged_on_the_disk_is_refused_and_pulled_again() throws IOException {
        ModelPack pack = pack();
        ModelStore store = store(pack);
        String good = zip("rec.onnx", LETTERS, "det.onnx", SHAPES);
        store.pull(pack, Optional.of(good), PullListener.NONE);
        Files.writeString(folder.resolve("models/tiny/rec.onnx"), "lattars");

        assertThatThrownBy(() -> store.read(pack, "rec.onnx")).hasMessageContaining("is damaged");
        store.pull(pack, Optional.of(good), PullListener.NONE);

        assertThat(store.read(pack, "rec.onnx")).isEqualTo(LETTERS);
    }

    @Test
    void sources_are_tried_in_order_until_one_works() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good/rec.onnx", exchange -> {
            exchange.sendResponseHeaders(200, LETTERS.length);
            exchange.getResponseBody().write(LETTERS);
            exchange.close();
        });
        server.createContext("/good/det.onnx", exchange -> {
            exchange.sendResponseHeaders(200, SHAPES.length);
            exchange.getResponseBody().write(SHAPES);
            exchange.close();
        });
        server.start();
        try {
            ModelPack pack = pack(download(server, "/absent/"), download(server, "/good/"));
            ModelStore store = store(pack);

            store.pull(pack, Optional.empty(), PullListener.NONE);

            assertThat(store.read(pack, "det.onnx")).isEqualTo(SHAPES);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void two_stores_pulling_at_once_end_with_whole_files() throws Exception {
        ModelPack pack = pack();
        String zip = zip("rec.onnx", LETTERS, "det.onnx", SHAPES);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> pull = () -> {
                store(pack).pull(pack, Optional.of(zip), PullListener.NONE);
                return true;
            };
            for (var done : threads.invokeAll(List.of(pull, pull, pull, pull))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(store(pack).read(pack, "rec.onnx")).isEqualTo(LETTERS);
        assertThat(folder.resolve("models/tiny")).isDirectoryNotContaining("glob:**/.pull-*");
    }

    @Test
    void progress_reaches_the_whole_pack() throws IOException {
        ModelPack pack = pack();
        var last = new long[2];
        store(pack).pull(pack, Optional.of(zip("r", LETTERS, "d", SHAPES)), new PullListener() {
            @Override
            public void progress(ModelPack of, long done, long total) {
                last[0] = done;
                last[1] = total;
            }
        });
        assertThat(last).containsExactly(pack.bytes(), pack.bytes());
    }

    @Test
    void an_absent_pack_names_the_command_that_brings_it() {
        ModelPack pack = pack();
        assertThatThrownBy(() -> store(pack).read(pack, "det.onnx"))
                .hasMessageContaining("ocelli models pull tiny")
                .isInstanceOf(OcelliException.class);
        assertThatThrownBy(() -> store(pack).get("huge")).hasMessageContaining("Known packs: tiny");
    }

    @Test
    void the_manifest_in_the_jar_names_a_built_in_pack_that_reads() {
        ModelStore store = ModelStore.under(folder);
        ModelPack fallback = store.get("ppocr-v4");

        assertThat(store.stateOf(fallback)).isEqualTo(PackReport.State.BUILT_IN);
        for (PackFile file : fallback.contents().files()) {
            assertThat(store.read(fallback, file.name())).hasSize((int) file.bytes());
        }
        assertThat(store.packs()).allSatisfy(p -> {
            assertThat(p.contents().licence()).isNotBlank();
            assertThat(p.without()).isNotBlank();
        });
    }

    private ModelStore store(ModelPack pack) {
        return new ModelStore(folder.resolve("models"), List.of(pack), new PackFetcher());
    }

    private static ModelPack pack(PackSource... sources) {
        var files = List.of(
                new PackFile("rec.onnx", LETTERS.length, Sha256.of(LETTERS)),
                new PackFile("det.onnx", SHAPES.length, Sha256.of(SHAPES)));
        return new ModelPack(
                "tiny",
                "OCR",
                "a pack of two files",
                "reading is weaker",
                new Contents("MIT", files),
                List.of(sources));
    }

    private static Download download(HttpServer server, String under) {
        String base = "http://localhost:" + server.getAddress().getPort() + under;
        return new Download(
                Map.of("rec.onnx", URI.create(base + "rec.onnx"), "det.onnx", URI.create(base + "det.onnx")));
    }

    private String zip(String first, byte[] firstBytes, String second, byte[] secondBytes) throws IOException {
        Path file = Files.createTempFile(folder, "pack", ".whl");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(firstBytes);
            zip.putNextEntry(new ZipEntry(second));
            zip.write(secondBytes);
        }
        return file.toString();
    }
}
