package dev.ocelli.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.examples.SoundFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");
    private static final MediaType WAV = new MediaType("audio/vnd.wave");

    private final Ffmpeg ffmpeg = new Ffmpeg(CACHE, Duration.ofSeconds(20));
    private final Media media = new Media(ffmpeg);

    @TempDir
    private Path folder;

    private MediaType typeOf(Path file) {
        return new ContentSniffer().sniff(file, file.getFileName().toString());
    }

    private Path tone(double seconds) {
        return SoundFile.mono(SoundFile.tone(seconds, 440)).write(folder, "tone.wav");
    }

    /** The tone in another container. */
    private Path converted(Path wav, String name, String... options) {
        Path target = folder.resolve(name);
        List<String> after = new ArrayList<>(List.of(options));
        after.add("fd:");
        ffmpeg.write(
                wav,
                new Ffmpeg.Options(List.of("-f", "wav"), after, Duration.ofSeconds(20)),
                target,
                Duration.ofSeconds(20));
        return target;
    }

    private static double seconds(SoundStream sound) {
        float[][] block = new float[sound.channels()][5000];
        long samples = 0;
        for (int count = sound.read(block); count > 0; count = sound.read(block)) {
            samples += count;
        }
        return (double) samples / SoundStream.RATE;
    }

    @ParameterizedTest
    @CsvSource({
        "tone.mp3, libmp3lame, mp3",
        "tone.m4a, aac, mp4",
        "tone.mp4, aac, mp4",
        "tone.mov, aac, mov",
        "tone.flac, flac, flac",
        "tone.ogg, libopus, ogg",
        "tone.webm, libopus, webm",
        "tone.mkv, aac, matroska",
        "tone.avi, libmp3lame, avi"
    })
    void every_accepted_kind_of_recording_is_decoded(String name, String codec, String container) {
        Path file = converted(tone(2), name, "-c:a", codec, "-f", container);
        MediaType type = typeOf(file);

        MediaProbe probe = media.probe(file, type);

        assertThat(probe.sounds())
                .singleElement()
                .satisfies(track -> assertThat(track.channels()).isEqualTo(1));
        assertThat(probe.films()).isEmpty();
        assertThat(probe.duration().orElseThrow()).isCloseTo(2, within(0.2));
        try (SoundStream sound = media.sound(file, type, 1)) {
            assertThat(seconds(sound)).isCloseTo(2, within(0.15));
            assertThat(sound.isDamaged()).isFalse();
        }
    }

    @Test
    void left_and_right_stay_apart() {
        Path file =
                SoundFile.stereo(SoundFile.tone(1, 440), SoundFile.silence(1)).write(folder, "two.wav");

        try (SoundStream sound = media.sound(file, WAV, 2)) {
            float[][] block = new float[2][SoundStream.RATE];
            assertThat(sound.read(block)).isEqualTo(SoundStream.RATE);
            assertThat(loudest(block[0])).isGreaterThan(0.4f);
            assertThat(loudest(block[1])).isLessThan(0.01f);
        }
    }

    private static float loudest(float[] samples) {
        float most = 0;
        for (float sample : samples) {
            most = Math.max(most, Math.abs(sample));
        }
        return most;
    }

    @Test
    void a_film_says_its_size() {
        Path file = folder.resolve("film.mp4");
        ffmpeg.write(
                tone(1),
                new Ffmpeg.Options(
                        List.of("-f", "lavfi", "-i", "testsrc=size=320x240:rate=10:duration=1", "-f", "wav"),
                        List.of("-c:v", "mpeg4", "-c:a", "aac", "-f", "mp4", "fd:"),
                        Duration.ofSeconds(20)),
                file,
                Duration.ofSeconds(20));

        MediaProbe probe = media.probe(file, typeOf(file));

        assertThat(probe.films()).singleElement().satisfies(film -> {
            assertThat(film.width()).isEqualTo(320);
            assertThat(film.height()).isEqualTo(240);
            assertThat(film.frameRate()).isCloseTo(10, within(0.01));
        });
        assertThat(probe.sounds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.mp3", "tone.flac", "tone.ogg"})
    void of_a_file_that_is_cut_off_the_beginning_is_decoded(String name) throws IOException {
        String codec = name.endsWith("mp3") ? "libmp3lame" : name.endsWith("flac") ? "flac" : "libopus";
        Path whole = converted(tone(10), name, "-c:a", codec, "-f", name.substring(5));
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half-" + name), Arrays.copyOf(bytes, bytes.length / 2));

        try (SoundStream sound = media.sound(half, typeOf(half), 1)) {
            assertThat(seconds(sound)).isBetween(3.0, 7.0);
        }
    }

    @Test
    void a_film_that_lost_its_index_is_refused_in_clear_words() throws IOException {
        Path whole = converted(tone(3), "tone.mp4", "-c:a", "aac", "-f", "mp4");
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> media.probe(half, new MediaType("video/mp4")))
                .isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE);
                    assertThat(e).hasMessageContaining("damaged");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>"
            })
    void play_lists_are_no_recordings_whatever_they_are_called(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("song.mp3"), text);

        assertThat(Media.holds(typeOf(file))).isFalse();
        assertThatThrownBy(() -> media.probe(file, typeOf(file)))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_FILE));
        // even when somebody took it for sound, the reader for sound finds none in it
        assertThatThrownBy(() -> media.probe(file, new MediaType("audio/mpeg")))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE));
    }

    @Test
    void ffmpeg_can_open_no_file_but_the_one_it_was_given() throws IOException {
        Path secret = SoundFile.mono(SoundFile.tone(1, 440)).write(folder, "secret.wav");
        Path list = Files.writeString(folder.resolve("list.txt"), "ffconcat version 1.0\nfile " + secret + "\n");
        var options = new Ffmpeg.Options(
                List.of("-f", "concat", "-safe", "0"), List.of("-f", "s16le", "pipe:1"), Duration.ofSeconds(20));

        assertThatThrownBy(() -> ffmpeg.run(Ffmpeg.Program.FFMPEG, list, options, 1 << 20))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE));
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.wav"));

        assertThatThrownBy(() -> media.probe(file, WAV)).hasMessageContaining("empty");
    }

    @Test
    void a_header_that_promises_a_day_of_sound_is_read_as_far_as_there_is_any() throws IOException {
        byte[] bytes = SoundFile.mono(SoundFile.tone(1, 440)).bytes();
        Arrays.fill(bytes, 40, 44, (byte) 0x7f);
        Path file = Files.write(folder.resolve("boast.wav"), bytes);

        try (SoundStream sound = media.sound(file, WAV, 1)) {
            assertThat(seconds(sound)).isCloseTo(1, within(0.05));
        }
    }
}
