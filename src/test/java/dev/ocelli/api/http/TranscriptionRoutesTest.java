package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.RecordingPerceiver;
import dev.ocelli.engine.perceive.film.FilmCache;
import dev.ocelli.engine.perceive.film.Watching;
import dev.ocelli.engine.perceive.hear.Hearing;
import dev.ocelli.engine.perceive.hear.MemoryHeardCache;
import dev.ocelli.engine.perceive.see.PageSeer;
import dev.ocelli.examples.SoundFile;
import dev.ocelli.fake.LoudVoices;
import dev.ocelli.fake.ScriptedSpeech;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TranscriptionRoutesTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");
    private static final byte[] TALK = SoundFile.mono(SoundFile.joined(
                    SoundFile.murmur(3, new Random(3)), SoundFile.silence(3), SoundFile.murmur(2, new Random(4))))
            .bytes();

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        var speech = new ScriptedSpeech();
        var media = Media.standard(FormatLimits.standard(), CACHE);
        var hearing = new Hearing(
                media, new Hearing.Ears(speech::name, () -> speech, LoudVoices::new), new MemoryHeardCache(10));
        var watching = new Watching(
                media.films(),
                new PageSeer(() -> {
                    throw new AssertionError("sound has no frames");
                }),
                new Watching.Memories(new MemorySightCache(10), FilmCache.NONE));
        server = TestServer.with(database -> new TranscriptionRoutes(
                new RecordingPerceiver(media, hearing, watching), new TranscriptionRoutes.Settings(folder, 1 << 20)));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        try (var left = Files.list(folder)) {
            assertThat(left).as("files that were left behind").isEmpty();
        }
    }

    private HttpResponse<String> send(byte[] file, String... fields) throws Exception {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            text(
                    out,
                    "--x\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n" + fields[i + 1]
                            + "\r\n");
        }
        text(out, "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n");
        out.writeBytes(file);
        text(out, "\r\n--x--\r\n");
        return server.send(server.as("key-a", "/v1/openai/audio/transcriptions")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray())));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void json_is_the_usual_answer() throws Exception {
        var answer = send(TALK, "model", "whisper-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(answer).path("text").asString("")).isEqualTo("Stretch 1. Stretch 2.");
    }

    @Test
    void subtitles_count_from_one_and_have_times() throws Exception {
        var srt = send(TALK, "model", "whisper-1", "response_format", "srt");
        var vtt = send(TALK, "model", "whisper-1", "response_format", "vtt");

        assertThat(srt.body())
                .startsWith("1\n00:00:00,")
                .contains("2\n00:00:05,")
                .contains(" --> ");
        assertThat(vtt.body()).startsWith("WEBVTT\n\n00:00:00.");
        assertThat(vtt.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/vtt");
    }

    @Test
    void verbose_json_has_words_where_they_are_asked_for() throws Exception {
        var answer = send(
                TALK,
                "model",
                "whisper-1",
                "response_format",
                "verbose_json",
                "timestamp_granularities[]",
                "word",
                "timestamp_granularities[]",
                "segment");

        var body = TestServer.json(answer);
        assertThat(body.path("language").asString("")).isEqualTo("english");
        assertThat(body.path("duration").asDouble()).isEqualTo(8);
        assertThat(body.path("segments")).hasSize(2);
        assertThat(body.path("words")).hasSize(4);
    }

    @Test
    void what_cannot_be_done_is_said_by_field() throws Exception {
        var format = send(TALK, "model", "whisper-1", "response_format", "yaml");
        var language = send(TALK, "model", "whisper-1", "language", "klingon");
        var model = send(TALK);
        var kind = send("# hello".getBytes(StandardCharsets.UTF_8), "model", "whisper-1");
        var large = send(new byte[2 << 20], "model", "whisper-1");

        assertThat(TestServer.json(format).at("/error/param").asString("")).isEqualTo("response_format");
        assertThat(TestServer.json(language).at("/error/param").asString("")).isEqualTo("language");
        assertThat(TestServer.json(model).at("/error/param").asString("")).isEqualTo("model");
        assertThat(TestServer.json(kind).at("/error/code").asString("")).isEqualTo("unsupported_file");
        assertThat(large.statusCode()).isEqualTo(413);
    }
}
