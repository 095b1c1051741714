package dev.ocelli.engine.perceive.hear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.examples.SoundFile;
import dev.ocelli.fake.LoudVoices;
import dev.ocelli.fake.ScriptedSpeech;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HearingTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");
    private static final MediaType WAV = new MediaType("audio/vnd.wave");

    private final ScriptedSpeech speech = new ScriptedSpeech();
    private final HeardCache cache = new MemoryHeardCache(100);
    private final Hearing hearing = new Hearing(
            Media.standard(FormatLimits.standard(), CACHE),
            new Hearing.Ears(speech::name, () -> speech, LoudVoices::new),
            cache);

    @TempDir
    private Path folder;

    private HeardRecording hear(Path file, Hearing.Progress progress) {
        return hearing.hear(new Hearing.Source(file, WAV, file.toString()), Hearing.Wish.PLAIN, progress);
    }

    private HeardRecording hear(Path file) {
        return hear(file, Hearing.Progress.NONE);
    }

    private static float[] talk(double seconds) {
        return SoundFile.murmur(seconds, new Random(7));
    }

    @Test
    void silence_is_not_given_to_the_model() {
        var heard = hear(SoundFile.mono(SoundFile.silence(5)).write(folder, "a.wav"));

        assertThat(heard.recording().transcript().segments()).isEmpty();
        assertThat(heard.recording().duration()).isCloseTo(5, within(0.01));
        assertThat(heard.warnings()).isEmpty();
        assertThat(speech.asked()).isEmpty();
    }

    @Test
    void stretches_of_speech_are_heard_one_by_one_at_their_times() {
        var sound =
                SoundFile.joined(SoundFile.silence(2), talk(3), SoundFile.silence(4), talk(2), SoundFile.silence(1));

        var recording = hear(SoundFile.mono(sound).write(folder, "a.wav")).recording();

        assertThat(recording.transcript().segments()).hasSize(2);
        assertThat(recording.transcript().segments().get(0).span().start()).isCloseTo(1.8, within(0.3));
        assertThat(recording.transcript().segments().get(1).span().start()).isCloseTo(8.8, within(0.3));
        assertThat(recording.transcript().language()).isEqualTo("en");
    }

    @Test
    void two_speakers_on_two_channels_are_heard_each_for_himself() {
        var left = SoundFile.joined(SoundFile.murmur(3, new Random(1)), SoundFile.silence(4));
        var right = SoundFile.joined(SoundFile.silence(4), SoundFile.murmur(3, new Random(2)));

        var recording =
                hear(SoundFile.stereo(left, right).write(folder, "a.wav")).recording();

        assertThat(recording.transcript().segments())
                .extracting(SpeechSegment::channel)
                .containsExactly(0, 1);
    }

    @Test
    void stereo_of_one_scene_is_heard_once() {
        var scene = talk(3);
        float[] quieter = new float[scene.length];
        for (int i = 2; i < scene.length; i++) {
            quieter[i] = 0.6f * scene[i - 2];
        }

        var recording =
                hear(SoundFile.stereo(scene, quieter).write(folder, "a.wav")).recording();

        assertThat(recording.transcript().segments()).hasSize(1);
        assertThat(recording.transcript().segments().getFirst().channel()).isZero();
    }

    @Test
    void a_file_is_heard_once() {
        Path file = SoundFile.mono(talk(3)).write(folder, "a.wav");
        hear(file);

        hear(file);

        assertThat(speech.asked()).hasSize(1);
    }

    @Test
    void what_was_heard_before_it_stopped_is_not_heard_again() {
        Path file = SoundFile.mono(SoundFile.joined(talk(3), SoundFile.silence(3), talk(3)))
                .write(folder, "a.wav");
        speech.failAfter(1);
        assertThatThrownBy(() -> hear(file)).isInstanceOf(OcelliException.class);
        speech.failAfter(Integer.MAX_VALUE);

        var recording = hear(file).recording();

        assertThat(recording.transcript().segments()).hasSize(2);
        assertThat(speech.asked()).hasSize(2);
    }

    @Test
    void progress_moves_and_may_end_the_work_with_a_word_about_it() {
        Path file = SoundFile.mono(SoundFile.joined(talk(3), SoundFile.silence(3), talk(3)))
                .write(folder, "a.wav");
        List<Double> seen = new ArrayList<>();

        var heard = hear(file, (done, of) -> {
            seen.add(done);
            return done < 3;
        });

        assertThat(seen).isSorted().endsWith(seen.getLast());
        assertThat(heard.recording().transcript().segments()).hasSize(1);
        assertThat(heard.warnings())
                .singleElement()
                .asString()
                .contains("max_seconds")
                .contains("of 0:09");
    }

    @Test
    void a_language_that_was_found_out_is_held() {
        var sound = SoundFile.joined(talk(10), SoundFile.silence(3), talk(3));

        hear(SoundFile.mono(sound).write(folder, "a.wav"));

        assertThat(speech.asked()).extracting(ScriptedSpeech.Asked::language).containsExactly("", "en");
    }

    @Test
    void a_picture_is_refused() {
        Path file = SoundFile.mono(talk(1)).write(folder, "a.wav");
        var source = new Hearing.Source(file, MediaType.PNG, "x");

        assertThatThrownBy(() -> hearing.hear(source, Hearing.Wish.PLAIN, Hearing.Progress.NONE))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_FILE));
    }
}
