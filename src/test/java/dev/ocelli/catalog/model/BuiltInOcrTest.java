package dev.ocelli.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pack that comes with Ocelli, on a data folder where nothing was pulled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BuiltInOcrTest extends OcrModelContract {
    private final Models models;

    BuiltInOcrTest(@TempDir Path empty) {
        models = Models.under(empty);
    }

    @BeforeAll
    void nothing_is_loaded_yet() {
        assertThat(models.ocr().name()).isEqualTo("ppocr-v4");
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
    void the_report_names_what_is_absent_and_what_is_built_in() {
        assertThat(models.report())
                .extracting(r -> r.pack().name() + " " + r.state())
                .contains("ppocr-v6-small ABSENT", "ppocr-v4 BUILT_IN", "whisper-base ABSENT")
                .filteredOn(line -> !line.endsWith(" ABSENT"))
                .containsExactly("ppocr-v4 BUILT_IN");
    }
}
