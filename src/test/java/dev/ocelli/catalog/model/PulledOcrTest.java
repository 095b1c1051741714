package dev.ocelli.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The default pack, where {@code ocelli models pull ppocr-v6-small} has been run (continuous integration does). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PulledOcrTest extends OcrModelContract {
    private final Models models = Models.under(Path.of(System.getProperty("user.home"), ".ocelli"));

    @BeforeAll
    void the_pack_is_here() {
        var pack = models.store().get("ppocr-v6-small");
        assumeTrue(
                models.store().stateOf(pack) == PackReport.State.PRESENT,
                "run \"./ocelli models pull ppocr-v6-small\" for these tests");
    }

    @AfterAll
    void close() {
        models.close();
    }

    @Override
    OcrModel model() {
        return models.ocr();
    }

    @Test
    void letters_beyond_the_first_plane_do_not_shift_the_alphabet() {
        var store = models.store();
        var letters = TextRecogniser.alphabetOf(store.read(store.get("ppocr-v6-small"), "rec.onnx"));
        assertThat(letters).hasSize(18_708).startsWith("!", "\"", "#").endsWith("\uD83D\uDEC5");
    }
}
