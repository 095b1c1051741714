package dev.ocelli.catalog.tool.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.fake.FakeToolContext;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path film = new FilmFile(CACHE, 320, 180)
                .slide(2, Color.WHITE, "Good morning")
                .slide(2, Color.BLACK, "Good night")
                .writeWithTone(folder.resolve("talk.mp4"));
        context.input("talk.mp4", Footage.MP4, Files.readAllBytes(film));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private ToolResult call(String name, String arguments) {
        Tool tool = VideoTools.all(media).stream()
                .filter(one -> one.description().name().equals(name))
                .findFirst()
                .orElseThrow();
        return tool.call((ObjectNode) Json.parse(arguments.replace('\'', '"')), context);
    }

    private double seconds(ToolResult result) {
        var made = context.material(result.artifacts().getFirst().id());
        return media.probe(made.file(), made.type()).duration().orElseThrow();
    }

    @Test
    void a_stretch_of_a_film_is_a_film() {
        var result = call("trim_video", "{'file':'file_1','start':1,'end':2.5}");

        assertThat(result.artifacts().getFirst().id()).startsWith("vid_");
        assertThat(seconds(result)).isCloseTo(1.5, within(0.2));
        assertThat(result.summary()).isEqualTo("Took 1 to 2.5 s of file_1 as a film.");
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
