package dev.ocelli.catalog.tool.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.format.MediaProbe;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext.KeyFrame;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Face;
import dev.ocelli.fake.FakeToolContext;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class VideoToolsTest {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");

    @TempDir
    private Path folder;

    private final Media media = Media.standard(FormatLimits.standard(), CACHE);
    private FakeToolContext context;

    @BeforeEach
    void film() throws IOException {
        context = new FakeToolContext(folder);
        input(new FilmFile(CACHE, 320, 180)
                .slide(2, Color.WHITE, "Good morning")
                .slide(2, Color.BLACK, "Good night")
                .writeWithTone(folder.resolve("talk.mp4")));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Material input(Path film) throws IOException {
        return context.input(film.getFileName().toString(), Made.MP4, Files.readAllBytes(film));
    }

    private ToolResult call(String name, String arguments) {
        Tool tool = VideoTools.all(media, VideoToolsTest::faces).stream()
                .filter(one -> one.description().name().equals(name))
                .findFirst()
                .orElseThrow();
        return tool.call((ObjectNode) Json.parse(arguments.replace('\'', '"')), context);
    }

    /** Faces are magenta here. */
    private static List<Face> faces(BufferedImage picture) {
        int left = picture.getWidth();
        int right = -1;
        for (int x = 0; x < picture.getWidth(); x++) {
            if (isMagenta(picture.getRGB(x, picture.getHeight() / 2))) {
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
        }
        double width = picture.getWidth();
        return right < left
                ? List.of()
                : List.of(
                        new Face(BoundingBox.ofCorners(left / width, 0.33, (right + 1) / width, 0.63), 0.9, List.of()));
    }

    private static boolean isMagenta(int pixel) {
        return (pixel >> 16 & 255) > 200 && (pixel >> 8 & 255) < 60 && (pixel & 255) > 200;
    }

    private MediaProbe probe(Artifact artifact) {
        var made = context.material(artifact.id());
        return media.probe(made.file(), made.type());
    }

    private double seconds(ToolResult result) {
        return probe(result.artifacts().getFirst()).duration().orElseThrow();
    }

    private BufferedImage frame(Artifact film, double time) {
        var made = context.material(film.id());
        return media.films().frame(made.file(), made.type(), time, 1000).orElseThrow();
    }

    @Test
    void a_stretch_of_a_film_is_a_film() {
        var result = call("trim_video", "{'file':'file_1','start':1,'end':2.5}");

        assertThat(result.artifacts().getFirst().id()).startsWith("vid_");
        assertThat(seconds(result)).isCloseTo(1.5, within(0.2));
        assertThat(result.summary()).isEqualTo("Took 1 to 2.5 s of file_1 as a film.");
        assertThat(frame(result.artifacts().getFirst(), 0.5).getRGB(5, 170) & 255)
                .isGreaterThan(200);
        assertThat(frame(result.artifacts().getFirst(), 1.3).getRGB(5, 170) & 255)
                .isLessThan(50);
    }

    @Test
    void what_players_need_stands_at_the_front_of_a_film() {
        var result = call("trim_video", "{'file':'file_1','end':1}");

        String bytes = new String(
                context.content(result.artifacts().getFirst()), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isBetween(4, bytes.indexOf("mdat"));
    }

    @Test
    void the_sound_of_a_film_is_an_mp3() {
        var result = call("extract_audio", "{'file':'file_1'}");

        assertThat(result.artifacts().getFirst().id()).startsWith("aud_");
        assertThat(seconds(result)).isCloseTo(4, within(0.2));
    }

    @Test
    void frames_are_taken_evenly() {
        var result = call("sample_frames", "{'file':'file_1','count':2}");

        assertThat(result.artifacts())
                .hasSize(2)
                .allSatisfy(frame -> assertThat(frame.id()).startsWith("img_"));
        assertThat(result.output().at("/frames/0/time").asDouble()).isCloseTo(1, within(0.1));
        assertThat(result.output().at("/frames/1/time").asDouble()).isCloseTo(3, within(0.1));
        assertThat(result.output().at("/frames/1/timestamp").asString()).isEqualTo("00:00:03.000");
    }

    @Test
    void frames_are_taken_at_times_and_small() {
        var result = call("sample_frames", "{'file':'file_1','times':[0,4],'longer_side':160}");

        assertThat(result.artifacts()).hasSize(2);
        assertThat(result.output().at("/frames/1/width").asInt()).isEqualTo(160);
        assertThatThrownBy(() -> call("sample_frames", "{'file':'file_1','times':[9]}"))
                .hasMessageContaining("lasts 4 seconds");
    }

    @Test
    void key_frames_are_those_of_the_longest_shots_then_others() {
        var first = new TimeSpan(0, 2.5);
        var second = new TimeSpan(2.5, 4);
        context.cutting(
                new KeyFrame(first, new TimeSpan(0, 2), 1, true),
                new KeyFrame(first, new TimeSpan(2, 2.5), 2.2, false),
                new KeyFrame(second, second, 3.2, true));

        assertThat(call("key_frames", "{'file':'file_1'}").output().path("frames"))
                .extracting(frame -> frame.path("time").asDouble())
                .containsExactly(1.0, 3.2);
        assertThat(call("key_frames", "{'file':'file_1','count':1}").output().path("frames"))
                .extracting(frame -> frame.path("time").asDouble())
                .containsExactly(1.0);
        var all = call("key_frames", "{'file':'file_1','count':9}");
        assertThat(all.artifacts()).hasSize(3);
        assertThat(all.output().at("/frames/2/shot/start").asDouble()).isEqualTo(2.5);
        assertThat(all.summary()).isEqualTo("Took 3 key frames of file_1, which has 2 shots.");
    }

    @Test
    void films_of_different_size_rate_and_sound_are_joined() throws IOException {
        input(new FilmFile(CACHE, 200, 300).slide(1.5, Color.BLUE, "Tall").write(folder.resolve("tall.mp4")));

        var result = call(
                "join_videos",
                "{'clips':[{'file':'file_1','start':1,'end':3},{'file':'file_2'},{'file':'file_1','start':3}]}");

        var film = result.artifacts().getFirst();
        assertThat(film.id()).startsWith("vid_");
        assertThat(seconds(result)).isCloseTo(4.5, within(0.15));
        var probe = probe(film);
        assertThat(probe.films().getFirst().width()).isEqualTo(320);
        assertThat(probe.sounds()).hasSize(1);
        assertThat(frame(film, 0.5).getRGB(5, 170) & 0xff00).isGreaterThan(0xc000);
        BufferedImage tall = frame(film, 2.5);
        assertThat(tall.getRGB(160, 170) & 255).as("blue in the middle").isGreaterThan(150);
        assertThat(tall.getRGB(5, 90) & 255).as("black at the side").isLessThan(40);
        assertThat(frame(film, 4).getRGB(160, 170) & 255).isLessThan(50);
    }

    @Test
    void sound_is_joined_with_sound_only() throws IOException {
        var sound =
                call("extract_audio", "{'file':'file_1','end':1}").artifacts().getFirst();

        var joined = call("join_videos", "{'files':['" + sound.id() + "','" + sound.id() + "']}");

        assertThat(joined.artifacts().getFirst().id()).startsWith("aud_");
        assertThat(seconds(joined)).isCloseTo(2, within(0.2));
        assertThatThrownBy(() -> call("join_videos", "{'files':['file_1','" + sound.id() + "']}"))
                .hasMessageContaining(sound.id() + " holds no pictures");
        assertThatThrownBy(() -> call("join_videos", "{'files':['file_1']}")).hasMessageContaining("at least two");
        assertThatThrownBy(() -> call("join_videos", "{}")).hasMessageContaining("files or with clips");
    }

    @Test
    void a_face_that_moves_is_blurred_on_its_way_and_the_sound_stays() throws IOException {
        input(new FilmFile(CACHE, 320, 180)
                .slide(1, Color.WHITE)
                .crossing(3, Color.WHITE, Color.MAGENTA)
                .writeWithTone(folder.resolve("walk.mp4")));

        var result = call("blur_video", "{'file':'file_2','targets':['faces']}");

        var film = result.artifacts().getFirst();
        assertThat(seconds(result)).isCloseTo(4, within(0.15));
        assertThat(probe(film).sounds()).hasSize(1);
        for (double time = 1; time < 3.8; time += 0.23) {
            BufferedImage frame = frame(film, time);
            double way = (time - 1) / 3;
            int left = (int) (way * 320 * 5 / 6);
            assertThat(frame.getRGB(Math.min(319, left + 2), 65) & 0xff00)
                    .as("the corner of the square at %s", time)
                    .isGreaterThan(0x1800);
        }
        assertThat(frame(film, 0.3).getRGB(100, 90) & 0xffffff).isGreaterThan(0xe0e0e0);
        assertThat(result.output().at("/regions/0/kind").asString()).isEqualTo("face");
    }

    @Test
    void a_place_is_covered_for_a_time() {
        var result = call(
                "blur_video",
                "{'file':'file_1','mode':'cover','regions':[{'xywh':[0,0.5,0.5,0.5],'start':0,'end':1}]}");

        var film = result.artifacts().getFirst();
        assertThat(frame(film, 0.5).getRGB(40, 150) & 255).isLessThan(40);
        assertThat(frame(film, 1.5).getRGB(40, 150) & 255).isGreaterThan(200);
        assertThat(frame(film, 0.5).getRGB(250, 150) & 255).isGreaterThan(200);
    }

    @Test
    void nothing_to_blur_is_said_and_nothing_made() {
        assertThatThrownBy(() -> call("blur_video", "{'file':'file_1','targets':['faces']}"))
                .hasMessageContaining("Nothing to blur was found");
        assertThatThrownBy(() -> call("blur_video", "{'file':'file_1'}")).hasMessageContaining("Say what to blur");
        assertThat(context.kept()).isEmpty();
    }

    @Test
    void a_run_that_is_cancelled_ends_in_the_middle_of_coding() {
        var cancelled = new FakeToolContext(folder) {
            @Override
            public void progress(String words) {
                if (words.contains(" of ")) {
                    throw new CancellationException("enough");
                }
            }
        };
        try (cancelled) {
            cancelled.input("long.mp4", Made.MP4, longFilm());
            assertThatThrownBy(() -> VideoTools.all(media, VideoToolsTest::faces).stream()
                            .filter(one -> one.description().name().equals("trim_video"))
                            .findFirst()
                            .orElseThrow()
                            .call((ObjectNode) Json.parse("{\"file\":\"file_1\"}"), cancelled))
                    .isInstanceOf(CancellationException.class);
            assertThat(cancelled.kept()).isEmpty();
            ProcessHandle.current()
                    .descendants()
                    .forEach(child -> child.onExit().join());
        }
    }

    private byte[] longFilm() {
        try {
            return Files.readAllBytes(
                    new FilmFile(CACHE, 640, 360).slide(30, Color.GRAY, "Long").write(folder.resolve("long-film.mp4")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_stretch_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> call("trim_video", "{'file':'file_1','start':9}"))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("lasts 4");
        assertThatThrownBy(() -> call("trim_video", "{'file':'file_1','start':3,'end':2}"))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("later than start");
    }
}
