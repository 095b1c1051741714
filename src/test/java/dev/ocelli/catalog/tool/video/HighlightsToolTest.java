package dev.ocelli.catalog.tool.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.format.FilmFile;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.Shot;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.Transcript;
import dev.ocelli.engine.perceive.hear.SpeechPages;
import dev.ocelli.fake.FakeToolContext;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class HighlightsToolTest extends ToolContract {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");

    /** Sentences of three seconds with half a second between them. */
    private static final List<String> TALK = List.of(
            "Good morning and welcome to our meeting.",
            "Let us begin with the numbers of last month.",
            "Sales went up by nine percent.",
            "Now a word about the new warehouse.",
            "The warehouse opens in May.",
            "It has room for forty trucks.",
            "Anna will show you the pricing of the service.",
            "The price for one year is two hundred dollars.",
            "Are there any questions?",
            "Then goodbye until next week.");

    @Override
    protected Tool tool(FakeToolContext context) {
        return new HighlightsTool(context.media());
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        speak(context);
        return arguments("{'file':'file_1','query':'warehouse','count':2,'padding':0.2,'longest':20}");
    }

    private static void speak(FakeToolContext context) {
        try {
            Path folder = Files.createTempDirectory("ocelli-talk");
            Path film = new FilmFile(CACHE, 160, 90)
                    .slide(20, Color.WHITE, "A")
                    .slide(15, Color.BLACK, "B")
                    .write(folder.resolve("talk.mp4"));
            var material = context.input("talk.mp4", Made.MP4, Files.readAllBytes(film));
            var segments = new ArrayList<SpeechSegment>();
            for (int i = 0; i < TALK.size(); i++) {
                segments.add(new SpeechSegment(TALK.get(i), new TimeSpan(i * 3.5, i * 3.5 + 3), 0, List.of(), 0.9));
            }
            var transcript = new Transcript("en", segments);
            List<Page> pages = SpeechPages.of(transcript, 0);
            var shots =
                    List.of(new Shot(new TimeSpan(0, 20.8), List.of()), new Shot(new TimeSpan(20.8, 35), List.of()));
            var recording = new Recording(35, transcript, shots);
            context.seen(material, new Perception(Made.MP4, pages.size(), pages, List.of(), Optional.of(recording)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ToolResult found(FakeToolContext context, String call) {
        return tool(context).call(arguments(call), context);
    }

    private static String text(JsonNode part) {
        return part.path("text").asString("");
    }

    @Test
    void sentences_that_follow_each_other_about_one_thing_are_one_clip() {
        try (var context = new FakeToolContext(folder)) {
            speak(context);

            var result = found(context, "{'query':'warehouse'}");

            JsonNode part = result.output().path("highlights").path(0);
            assertThat(result.output().path("highlights")).hasSize(1);
            assertThat(text(part)).contains("Now a word").contains("opens in May");
            assertThat(part.path("start").asDouble())
                    .isCloseTo(10.1, within(0.35))
                    .isGreaterThanOrEqualTo(10);
            assertThat(part.path("score").asDouble()).isEqualTo(1);
            assertThat(result.artifacts()).hasSize(1);
            var clip = context.material(result.artifacts().getFirst().id());
            assertThat(context.media()
                            .probe(clip.file(), clip.type())
                            .duration()
                            .orElseThrow())
                    .isCloseTo(part.path("end").asDouble() - part.path("start").asDouble(), within(0.3));
        }
    }

    @Test
    void other_forms_of_a_word_are_found_and_clips_end_between_sentences_or_at_a_cut() {
        try (var context = new FakeToolContext(folder)) {
            speak(context);

            var result = found(context, "{'query':'What are the prices?','clips':false,'padding':5}");

            JsonNode part = result.output().path("highlights").path(0);
            assertThat(text(part)).contains("pricing").contains("two hundred dollars");
            assertThat(part.path("start").asDouble()).as("the cut before").isCloseTo(20.8, within(0.01));
            assertThat(part.path("end").asDouble())
                    .as("the next sentence begins")
                    .isCloseTo(28, within(0.01));
            assertThat(result.artifacts()).isEmpty();
        }
    }

    @Test
    void what_nobody_speaks_of_gives_no_clip() {
        try (var context = new FakeToolContext(folder)) {
            speak(context);

            var result = found(context, "{'query':'penguins in Antarctica'}");

            assertThat(result.output().path("highlights")).isEmpty();
            assertThat(result.artifacts()).isEmpty();
            assertThat(result.summary()).isEqualTo("Found nothing about 'penguins in Antarctica' in file_1.");
        }
    }

    @Test
    void a_model_names_sentences_and_only_those_that_are_there_count() {
        try (var context = new FakeToolContext(folder)) {
            speak(context);
            context.thinking("3-3\n5-6\n90-91");

            var result = found(context, "{'query':'good news','clips':false}");

            assertThat(result.output().path("found_by").asString("")).isEqualTo("model");
            assertThat(result.output().path("highlights"))
                    .extracting(HighlightsToolTest::text)
                    .containsExactly(
                            "Sales went up by nine percent.",
                            "The warehouse opens in May. It has room for forty trucks.");
            assertThat(context.questions().getFirst().words())
                    .contains("good news")
                    .contains("3: Sales");
            context.thinking("I cannot help with that.");
            assertThat(found(context, "{'query':'sales','clips':false}")
                            .output()
                            .path("found_by")
                            .asString(""))
                    .isEqualTo("words");
        }
    }

    @Test
    void several_parts_are_one_clip_on_wish() {
        try (var context = new FakeToolContext(folder)) {
            speak(context);

            var result = found(context, "{'query':'sales goodbye','joined':true,'count':5}");

            assertThat(result.output().path("highlights").size()).isGreaterThan(1);
            assertThat(result.artifacts()).hasSize(1);
            assertThat(result.output().path("video").path("id").asString(""))
                    .isEqualTo(result.artifacts().getFirst().id());
        }
    }

    @Test
    void a_transcript_is_kept_as_subtitles() {
        try (var context = new FakeToolContext(folder)) {
            speak(context);
            var talk = context.material("file_1");
            var spoken =
                    new FilmFile(CACHE, 160, 90).slide(5, Color.WHITE, "A").writeWithTone(folder.resolve("spoken.mp4"));
            context.input("spoken.mp4", Made.MP4, bytes(spoken));
            context.seen(context.material("file_2"), context.see(talk, Optional.empty()));

            var result = new TranscribeTool(context.media())
                    .call(arguments("{'file':'file_2','save_as':'srt','start':3.2,'end':10}"), context);

            assertThat(result.output().path("segments")).hasSize(2);
            assertThat(new String(context.content(result.artifacts().getFirst()), StandardCharsets.UTF_8))
                    .startsWith("1\n00:00:03,500 --> 00:00:06,500\nLet us begin");
            assertThat(result.summary()).isEqualTo("Wrote down 2 sentences of file_2.");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
