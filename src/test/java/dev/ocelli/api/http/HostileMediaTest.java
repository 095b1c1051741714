package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Recordings that were made to do harm, over HTTP: each is refused with a 4xx that says why or read as far as it goes with
 * a note, nothing they name is opened, and the server goes on.
 */
final class HostileMediaTest {
    private static final String SECRET = "the heron keeps the ledger";

    @TempDir
    private static Path folder;

    private static RecordingServer server;
    private static ServerSocket lure;
    private static HostileMedia media;

    @BeforeAll
    static void start() throws IOException {
        server = new RecordingServer(Files.createDirectory(folder.resolve("files")));
        lure = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        lure.setSoTimeout(1);
        media = new HostileMedia(Files.createDirectory(folder.resolve("made")));
        Files.writeString(folder.resolve("secret.txt"), SECRET);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        lure.close();
    }

    @AfterEach
    void nothing_was_fetched_and_the_server_goes_on() throws IOException {
        try (var caught = lure.accept()) {
            assertThat(caught)
                    .as("a connection to an address that a file names")
                    .isNull();
        } catch (SocketTimeoutException nobodyCame) {
            assertThat(nobodyCame).isNotNull();
        }
        JsonNode heard = answer("audio", "talk.wav", HostileMedia.talk());
        assertThat(heard.at("/status").asString("")).isEqualTo("completed");
    }

    private static JsonNode answer(String medium, String name, byte[] bytes) {
        String file = server.caller().upload(name, bytes);
        var response =
                server.caller().post("/v1/" + medium + "/generate", "{\"file_id\":\"" + file + "\",\"batch\":false}");
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 499);
        assertThat(response.body()).doesNotContain(SECRET).doesNotContain("Exception");
        return Json.parse(response.body());
    }

    private static String lureUrl() {
        return "http://127.0.0.1:" + lure.getLocalPort() + "/next.ts";
    }

    static Stream<Arguments> refused() {
        String secret = folder.resolve("secret.txt").toString();
        return Stream.of(
                Arguments.of("video", "the head of an MP4", "a.mp4", HostileMedia.head(media.mp4())),
                Arguments.of(
                        "video", "half an MP4 whose index stood at its end", "a.mp4", HostileMedia.half(media.mp4())),
                Arguments.of("video", "the head of a Matroska", "a.mkv", HostileMedia.head(media.matroska())),
                Arguments.of("audio", "random bytes named MP3", "a.mp3", new byte[] {7, 1, 8, 2, 8, 1, 8, 2, 8, 4}),
                Arguments.of(
                        "audio",
                        "four thousand million samples a second",
                        "a.wav",
                        HostileMedia.atRate(HostileMedia.talk(), 0x7fff_ffff)),
                Arguments.of("video", "five thousand tracks", "a.mkv", HostileMedia.manyTracks(media.matroska(), 5000)),
                Arguments.of("audio", "one sample a second", "a.wav", HostileMedia.atRate(HostileMedia.talk(), 1)),
                Arguments.of(
                        "video",
                        "a play list of addresses",
                        "a.mp4",
                        text("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + lureUrl() + "\n#EXT-X-ENDLIST\n")),
                Arguments.of(
                        "video",
                        "a play list of local files",
                        "a.mp4",
                        text("#EXTM3U\n#EXTINF:5,\nfile://" + secret + "\n#EXT-X-ENDLIST\n")),
                Arguments.of(
                        "video",
                        "a list to concatenate",
                        "a.mkv",
                        text("ffconcat version 1.0\nfile '" + secret + "'\nfile '" + lureUrl() + "'\n")),
                Arguments.of(
                        "video",
                        "a manifest",
                        "a.webm",
                        text("<?xml version=\"1.0\"?><MPD><Period><AdaptationSet><Representation><BaseURL>" + lureUrl()
                                + "</BaseURL></Representation></AdaptationSet></Period></MPD>")),
                Arguments.of(
                        "audio",
                        "a session description",
                        "a.mp3",
                        text("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio "
                                + lure.getLocalPort() + " RTP/AVP 0\n")),
                Arguments.of(
                        "audio",
                        "a play list of Windows",
                        "a.wma",
                        text("<asx version=\"3.0\"><entry><ref href=\"" + lureUrl() + "\"/></entry></asx>")));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{1} is refused")
    @MethodSource("refused")
    void a_file_of_which_nothing_can_be_read_is_a_4xx_that_says_why(
            String medium, String what, String name, byte[] bytes) {
        JsonNode answer = answer(medium, name, bytes);

        assertThat(answer.at("/error/type").asString(""))
                .as(what + ": " + answer)
                .isNotEmpty();
        assertThat(answer.at("/error/message").asString("")).hasSizeGreaterThan(20);
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of("video", "half a Matroska", "a.mkv", HostileMedia.half(media.matroska())),
                Arguments.of("video", "half an AVI", "a.avi", HostileMedia.half(media.avi())),
                Arguments.of("video", "half a WebM", "a.webm", HostileMedia.half(media.webm())),
                Arguments.of(
                        "video",
                        "a WebM with a picture of 16,383 x 16,383",
                        "a.webm",
                        HostileMedia.hugePictures(media.webm())));
    }

    @ParameterizedTest(name = "{1} is read and labelled")
    @MethodSource("damaged")
    void what_is_missing_of_a_damaged_file_is_said(String medium, String what, String name, byte[] bytes) {
        JsonNode answer = answer(medium, name, bytes);

        assertThat(answer.at("/status").asString("")).as(what + ": " + answer).isEqualTo("completed");
        assertThat(answer.at("/usage/message").asString("")).as(what).contains("damaged");
    }

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of("video", "an MP4 that says 65,535 x 65,535", "a.mp4", HostileMedia.hugeMp4(media.mp4())),
                Arguments.of(
                        "video", "an AVI that says a million each way", "a.avi", HostileMedia.hugeAvi(media.avi())),
                Arguments.of(
                        "video", "a Matroska that says 65,535", "a.mkv", HostileMedia.hugeMatroska(media.matroska())),
                Arguments.of("video", "an MP4 named AVI", "a.avi", media.mp4()),
                Arguments.of("video", "an MP4 whose clocks lie", "a.mp4", HostileMedia.lying(media.mp4())),
                Arguments.of("video", "a picture that stands for days", "a.mp4", HostileMedia.standing(media.mp4())),
                Arguments.of("video", "endless pictures of no length", "a.mp4", HostileMedia.endless(media.mp4())),
                Arguments.of(
                        "video",
                        "an MP4 whose tracks lie elsewhere",
                        "a.mp4",
                        HostileMedia.referring(media.mp4(), lureUrl())),
                Arguments.of(
                        "audio",
                        "a WAV that says four gigabytes",
                        "a.wav",
                        HostileMedia.endlessWav(HostileMedia.talk())),
                Arguments.of("audio", "a cover of a million each way", "a.mp3", HostileMedia.hugeCover()));
    }

    @ParameterizedTest(name = "{1} ends")
    @MethodSource("read")
    void what_can_be_read_is_read_and_the_rest_named(String medium, String what, String name, byte[] bytes) {
        JsonNode answer = answer(medium, name, bytes);

        assertThat(answer.at("/status").asString("")).as(what + ": " + answer).isEqualTo("completed");
        assertThat(answer.at("/response/metadata/duration").asDouble()).as(what).isBetween(1.0, 4.0);
    }

    @Test
    void a_file_that_names_addresses_is_no_recording_on_any_route() {
        String list = "#EXTM3U\n#EXTINF:5,\n" + lureUrl() + "\n";
        for (String route : List.of("audio", "video")) {
            assertThat(answer(route, "a.m3u8", text(list)).at("/error/code").asString(""))
                    .isNotEmpty();
        }
    }
}
