package dev.ocelli.catalog.model.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.model.ModelStore;
import dev.ocelli.catalog.model.PackReport;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.perceive.hear.HeardCache;
import dev.ocelli.engine.perceive.hear.Hearing;
import dev.ocelli.examples.SoundFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packs of speech, where {@code ocelli models pull whisper-base} has been run (continuous integration does). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PulledSpeechTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private final ModelStore store = ModelStore.under(HOME.resolve(".ocelli"));
    private final Speech speech =
            new Speech(store, new Speech.Settings("whisper-base", HOME.resolve(".cache/ocelli"), 1, Optional.empty()));
    private final Hearing hearing = new Hearing(
            Media.standard(FormatLimits.standard(), HOME.resolve(".cache/ocelli")),
            new Hearing.Ears(speech::name, speech::model, speech::voices),
            HeardCache.NONE);

    @TempDir
    private Path folder;

    @BeforeAll
    void the_packs_are_here() {
        for (String pack : new String[] {"whisper-base", "silero-vad"}) {
            assumeTrue(
                    store.stateOf(store.get(pack)) == PackReport.State.PRESENT,
                    "run \"./ocelli models pull " + pack + "\" for these tests");
        }
    }

    @AfterAll
    void close() {
        speech.close();
    }

    @Test
    void a_call_is_written_down_with_times() {
        var source = new Hearing.Source(Path.of("examples/call.mp3"), new MediaType("audio/mpeg"), "call");

        var recording =
                hearing.hear(source, Hearing.Wish.PLAIN, Hearing.Progress.NONE).recording();

        var transcript = recording.transcript();
        assertThat(transcript.language()).isEqualTo("en");
        assertThat(transcript.text()).contains("Thank you for calling", "March 14", "booking number");
        assertThat(transcript.segments()).hasSizeBetween(4, 9).allSatisfy(segment -> {
            assertThat(segment.span().end()).isLessThanOrEqualTo(recording.duration());
            assertThat(segment.words()).isNotEmpty();
        });
    }

    @Test
    void nothing_is_heard_in_silence_and_tones() {
        float[] sound = SoundFile.joined(SoundFile.silence(5), SoundFile.tone(5, 440), SoundFile.silence(5));
        Path file = SoundFile.mono(sound).write(folder, "tone.wav");
        var source = new Hearing.Source(file, new MediaType("audio/vnd.wave"), "tone");

        var recording =
                hearing.hear(source, Hearing.Wish.PLAIN, Hearing.Progress.NONE).recording();

        assertThat(recording.transcript().segments()).isEmpty();
    }
}
