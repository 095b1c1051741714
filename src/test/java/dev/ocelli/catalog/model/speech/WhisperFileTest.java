package dev.ocelli.catalog.model.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WhisperFileTest {
    @TempDir
    private Path folder;

    @Test
    void tokens_are_bytes_again() throws IOException {
        var tokens = WhisperVocabulary.tokens("!\nĠthe\nÃ©\nĊ\n<|endoftext|>\n<|en|>\n");

        assertThat(tokens).hasSize(4);
        assertThat(new String(tokens.get(1), StandardCharsets.UTF_8)).isEqualTo(" the");
        assertThat(new String(tokens.get(2), StandardCharsets.UTF_8)).isEqualTo("é");
        assertThat(new String(tokens.get(3), StandardCharsets.UTF_8)).isEqualTo("\n");
    }

    @Test
    void mel_filters_are_triangles_that_grow_with_the_pitch() {
        float[] weights = MelFilters.weights(80);

        assertThat(weights).hasSize(80 * MelFilters.BINS);
        assertThat(weights[0]).isZero();
        // the first band peaks at the first bin, 40 Hz, as in Slaney's toolbox
        assertThat(weights[1]).isCloseTo(0.0248f, within(0.001f));
        assertThat(bins(weights, 79)).isGreaterThan(bins(weights, 10));
    }

    private static int bins(float[] weights, int band) {
        int count = 0;
        for (int bin = 0; bin < MelFilters.BINS; bin++) {
            count += weights[band * MelFilters.BINS + bin] > 0 ? 1 : 0;
        }
        return count;
    }

    @Test
    void files_that_are_no_model_are_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("model.bin"), "not a model at all, but long enough to be read");
        Path cut = Files.write(folder.resolve("cut.bin"), new byte[] {6, 0, 0, 0, 100, 0, 'W'});

        assertThatThrownBy(() -> Ct2File.open(text)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Ct2File.open(cut))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends in the middle");
    }
}
