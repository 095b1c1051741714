package dev.ocelli.engine.agent.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.Step;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Plain asks about a film of three slides, in which nobody speaks. */
final class FilmTalkTest {
    private static final MediaType MP4 = new MediaType("video/mp4");
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");

    @TempDir
    private Path folder;

    private final Media media = Media.standard(FormatLimits.standard(), CACHE);
    private AgentDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new AgentDesk(folder);
        send(new FilmFile(CACHE, 640, 360)
                .slide(2, Color.WHITE, "Opening hours", "Monday to Friday")
                .slide(2, Color.BLACK, "Invoice 4711", "Due on 3 May 2026")
                .slide(2, Color.WHITE, "Thank you")
                .writeWithTone(folder.resolve("slides.mp4")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void send(Path film) throws IOException {
        desk.file(film.getFileName().toString(), MP4, Files.readAllBytes(film));
    }

    private static List<String> tools(AgentOutcome outcome) {
        return outcome.steps().stream().map(Step::name).toList();
    }

    private static List<String> kinds(AgentOutcome outcome) {
        return AgentDesk.made(outcome).stream()
                .map(artifact -> artifact.id().substring(0, 3))
                .toList();
    }

    private double seconds(Artifact made) {
        return media.probe(desk.content(made), made.type()).duration().orElseThrow();
    }

    private double seconds(AgentOutcome outcome) {
        return seconds(AgentDesk.made(outcome).getLast());
    }

    @Test
    void key_frames_are_one_of_each_shot() {
        AgentOutcome outcome = desk.say("Give me the key frames, please.");

        assertThat(kinds(outcome)).containsExactly("img", "img", "img");
        AgentDesk.made(outcome)
                .forEach(made -> assertThat(outcome.answer().text()).contains(made.id()));
    }

    @Test
    void the_part_in_which_something_is_shown_is_cut_out() {
        AgentOutcome outcome = desk.say("Cut the part where the invoice is shown and make an mp3 of it");

        assertThat(kinds(outcome)).containsExactly("vid", "aud");
        assertThat(seconds(AgentDesk.made(outcome).getFirst())).isCloseTo(2, within(0.4));
        assertThat(seconds(outcome)).isCloseTo(2, within(0.4));
        assertThat(outcome.answer().text()).contains("4711").contains("0:02–0:04");
        var nothing = desk.say("Cut out the moment where they talk about penguins");
        assertThat(AgentDesk.made(nothing)).isEmpty();
        assertThat(nothing.answer().text()).contains("Found nothing about 'penguins'");
    }

    @Test
    void clips_are_trimmed_then_joined() throws IOException {
        send(new FilmFile(CACHE, 320, 240).slide(3, Color.GREEN, "Other").write(folder.resolve("other.mp4")));

        AgentOutcome joined = desk.say("Join these two clips.");
        assertThat(kinds(joined)).containsExactly("vid");
        assertThat(seconds(joined)).isCloseTo(9, within(0.3));

        AgentOutcome chain = desk.say(
                "Trim file_1 to the first 2 seconds, then trim file_2 to the last second," + " and then join them.");
        assertThat(tools(chain)).containsExactly("trim_video", "file_info", "trim_video", "join_videos");
        assertThat(seconds(chain)).isCloseTo(3, within(0.3));
    }

    @Test
    void a_stretch_is_taken_out_of_the_middle() {
        AgentOutcome outcome = desk.say("Remove the part from 0:02 to 0:04 of the video");

        assertThat(seconds(outcome)).isCloseTo(4, within(0.2));
        assertThat(seconds(desk.say("Keep only the last 1.5 seconds of the clip")))
                .isCloseTo(1.5, within(0.2));
        assertThat(desk.say("How long is the video?").answer().text()).contains("lasts **0:06**");
    }

    @Test
    void sound_frames_and_thumbnails_have_their_kinds() {
        assertThat(kinds(desk.say("I only need the sound as an mp3"))).containsExactly("aud");
        assertThat(kinds(desk.say("Take stills at 1 second and at 0:03 of slides.mp4")))
                .containsExactly("img", "img");
        assertThat(kinds(desk.say("Make a thumbnail of slides.mp4"))).containsExactly("img");
    }

    @Test
    void what_makes_sense_for_films_only_means_the_film_and_not_the_picture_made_last() {
        desk.say("Give me the key frames");

        assertThat(desk.say("How long is it?").answer().text()).contains("lasts **0:06**");
        AgentOutcome outcome = desk.say("Trim it from 1 second to 3 seconds and extract the sound");
        assertThat(kinds(outcome)).containsExactly("vid", "aud");
        assertThat(seconds(outcome)).isCloseTo(2, within(0.2));
    }

    @Test
    void words_in_the_picture_are_blurred_for_as_long_as_they_stand() {
        AgentOutcome outcome = desk.say("Blur \"Invoice 4711\" in the video");

        assertThat(kinds(outcome)).containsExactly("vid");
        var again = desk.say(
                "What does it say in " + AgentDesk.made(outcome).getFirst().id() + "?");
        assertThat(again.answer().text()).contains("Opening hours").doesNotContain("4711");
        assertThat(desk.say("Blur all faces in slides.mp4").answer().text()).containsAnyOf("yunet", "Nothing to blur");
    }

    @Test
    void refs_go_into_the_places_that_a_schema_has_for_them() {
        var schema = (ObjectNode) Json.parse(("{'type':'object','properties':{'clip':{'type':'object','properties':"
                        + "{'id':{'type':'string','pattern':'^vid_\\\\w{6}$'}}}}}")
                .replace('\'', '"'));

        AgentOutcome outcome = desk.say("Cut the video from 0:01 to 0:02", Optional.of(schema), true);

        assertThat(Json.parse(outcome.answer().text()).at("/clip/id").asString())
                .isEqualTo(AgentDesk.made(outcome).getFirst().id());
    }

    @Test
    void toolsets_without_video_make_nothing() {
        AgentOutcome outcome =
                desk.only(dev.ocelli.catalog.tool.Toolset.DOCUMENT).say("Give me the key frames");

        assertThat(AgentDesk.made(outcome)).isEmpty();
        assertThat(outcome.answer().text()).contains("toolset 'video'");
    }
}
