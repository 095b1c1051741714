package dev.ocelli.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Page.PageParts;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.Shot;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Transcript;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.perceive.hear.SpeechPages;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Watching;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class FilmTranscriptionTest {
    private static final MediaType MP4 = new MediaType("video/mp4");

    private static Page frame(int index, double start, double end, String... lines) {
        var read = new ArrayList<TextLine>();
        for (int i = 0; i < lines.length; i++) {
            var box = new BoundingBox(0.1, 0.1 + 0.2 * i, 0.5, 0.1);
            read.add(TextLine.of(List.of(new Word(lines[i], box, 0.9, new TimeSpan(start, end)))));
        }
        return new Page(index, 1.8, 0, TextSource.OCR, read, PageParts.NONE);
    }

    private static SpeechSegment said(double start, double end, String text) {
        return new SpeechSegment(text, new TimeSpan(start, end), 0, List.of(), 0.9);
    }

    private static Shot shot(double start, double end, int page) {
        return new Shot(new TimeSpan(start, end), List.of(new Shot.Frame((start + end) / 2, page)));
    }

    /** Two shots of five seconds with one logo; somebody speaks in the first. */
    private static ObjectNode made(Optional<Double> segment, SpeechSegment... speech) {
        var transcript = new Transcript(speech.length == 0 ? "" : "en", List.of(speech));
        var pages =
                new ArrayList<>(List.of(frame(0, 0, 5, "LOGO", "Good morning"), frame(1, 5, 10, "LOGO", "Good night")));
        pages.addAll(SpeechPages.of(transcript, 2));
        var recording = new Recording(10, transcript, List.of(shot(0, 5, 0), shot(5, 10, 1)));
        var seen = new Perception(MP4, pages.size(), pages, List.of(), Optional.of(recording));
        var usual = Plan.PlanOptions.DEFAULT;
        var options = new Plan.PlanOptions(
                usual.pages(),
                usual.detail(),
                false,
                false,
                false,
                usual.thinking(),
                new Watching(true, segment, OptionalInt.empty()));
        var input = new Plan.Input(Path.of("a.mp4"), MP4, "a.mp4");
        return PageProducts.of(new Plan(Plan.Product.TRANSCRIPT, Json.object(), List.of(), input, options), seen);
    }

    @Test
    void a_segment_holds_what_is_said_and_what_is_written_meanwhile() {
        var segments = made(Optional.empty(), said(0.2, 4.5, "Hello there.")).path("segments");

        assertThat(segments).hasSize(2);
        assertThat(segments.get(0).at("/audio/content").asString("")).isEqualTo("Hello there.");
        assertThat(segments.get(0).at("/video/content").asString("")).isEqualTo("LOGO\nGood morning");
        assertThat(segments.get(1).path("start_time").asDouble()).isEqualTo(5);
        assertThat(segments.get(1).at("/audio/content").asString("x")).isEmpty();
        assertThat(segments.get(1).at("/video/content").asString("")).isEqualTo("LOGO\nGood night");
    }

    @Test
    void segments_are_as_long_as_was_asked_for_and_hold_each_word_once() {
        var segments = made(Optional.of(4.0), said(2, 6, "one two three four")).path("segments");

        assertThat(segments).hasSize(3);
        assertThat(segments.get(2).path("end_time").asDouble()).isEqualTo(10);
        assertThat(segments.get(0).at("/audio/content").asString("") + " "
                        + segments.get(1).at("/audio/content").asString(""))
                .isEqualTo("one two three four");
    }

    @Test
    void a_line_that_goes_on_over_a_cut_is_listed_once() {
        var texts = made(Optional.empty()).path("on_screen_text");

        assertThat(texts.valueStream().map(text -> text.path("content").asString("")))
                .containsExactly("LOGO", "Good morning", "Good night");
        assertThat(texts.get(0).path("end_time").asDouble()).isEqualTo(10);
        assertThat(texts.get(0).at("/bbox/xywh")).hasSize(4);
    }

    @Test
    void a_film_in_which_nobody_speaks_is_told_shot_by_shot() {
        assertThat(made(Optional.empty()).path("segments")).hasSize(2);
    }
}
