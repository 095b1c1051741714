package dev.ocelli.engine.perceive.hear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StitchingTest {
    private static final Survey.Track TRACK =
            new Survey.Track(0, List.of(new TimeSpan(0, 100)), List.of(new TimeSpan(0, 28), new TimeSpan(26.5, 50)));

    /** A segment whose words share its time evenly. */
    static SpeechSegment said(String text, double from, double to) {
        String[] words = text.split(" ");
        double each = (to - from) / words.length;
        var spoken = new ArrayList<SpokenWord>();
        for (int i = 0; i < words.length; i++) {
            spoken.add(new SpokenWord(words[i], new TimeSpan(from + i * each, from + (i + 1) * each), 0.9));
        }
        return new SpeechSegment(text, new TimeSpan(from, to), 0, spoken, 0.9);
    }

    private static Heard heard(SpeechSegment... segments) {
        return new Heard("en", List.of(segments));
    }

    private static Recording stitched(Survey.Track track, Heard... stretches) {
        var stitching = new Stitching(new Survey(100, List.of(track), List.of()));
        for (int i = 0; i < stretches.length; i++) {
            stitching.add(track, track.stretches().get(i), stretches[i]);
        }
        return stitching.recording("en");
    }

    @Test
    void times_are_those_of_the_recording() {
        var recording = stitched(TRACK, heard(said("One.", 1, 2)), heard(said("Two three.", 3, 5)));

        assertThat(recording.transcript().segments().get(1).span()).isEqualTo(new TimeSpan(29.5, 31.5));
        assertThat(recording
                        .transcript()
                        .segments()
                        .get(1)
                        .words()
                        .getFirst()
                        .span()
                        .start())
                .isEqualTo(29.5);
    }

    @Test
    void words_heard_twice_at_a_cut_are_written_once() {
        var recording = stitched(
                TRACK,
                heard(said("We met at the old harbour", 24, 28)),
                heard(said("the old harbour, and then we left.", 0, 4)));

        assertThat(recording.transcript().text()).isEqualTo("We met at the old harbour and then we left.");
    }

    @Test
    void pieces_of_one_sentence_are_joined() {
        var breaths = List.of(new TimeSpan(0, 8), new TimeSpan(8.5, 10));
        var recording = stitched(
                new Survey.Track(0, breaths, TRACK.stretches()),
                heard(said("When the train came,", 2, 6), said("nobody was there.", 6, 8), said("Really?", 8.6, 9)));

        assertThat(recording.transcript().segments())
                .extracting(SpeechSegment::text)
                .containsExactly("When the train came, nobody was there.", "Really?");
    }

    @Test
    void sentences_of_one_breath_are_joined_while_they_are_short() {
        var recording = stitched(
                TRACK, heard(said("No.", 0, 1), said("It rains.", 1, 3), said("So we stay at home all day.", 3, 14)));

        assertThat(recording.transcript().segments())
                .extracting(SpeechSegment::text)
                .containsExactly("No. It rains.", "So we stay at home all day.");
    }

    @Test
    void notes_about_sound_that_is_no_speech_are_dropped() {
        var recording = stitched(
                TRACK,
                heard(
                        said("[BLANK_AUDIO]", 0, 4),
                        said("(upbeat music)", 4, 6),
                        said("♪ ♪", 6, 7),
                        said("Hello.", 8, 9)));

        assertThat(recording.transcript().text()).isEqualTo("Hello.");
    }

    @Test
    void silence_around_a_segment_is_cut_off() {
        var track = new Survey.Track(0, List.of(new TimeSpan(2, 5), new TimeSpan(6, 7)), List.of(new TimeSpan(0, 10)));

        var recording = stitched(track, heard(said("A long rounded segment.", 0, 6.2)));

        assertThat(recording.transcript().segments().getFirst().span()).isEqualTo(new TimeSpan(2, 5));
    }

    @Test
    void an_echo_in_the_other_channel_is_dropped() {
        var left = new Survey.Track(0, List.of(new TimeSpan(0, 9)), List.of(new TimeSpan(0, 9)));
        var right = new Survey.Track(1, List.of(new TimeSpan(0, 9)), List.of(new TimeSpan(0, 9)));
        var stitching = new Stitching(new Survey(9, List.of(left, right), List.of()));
        stitching.add(left, left.stretches().getFirst(), heard(said("Please hold the line.", 0, 3)));
        var faint = said("Please hold the line.", 0, 3);
        stitching.add(
                right,
                right.stretches().getFirst(),
                heard(
                        new SpeechSegment(faint.text(), faint.span(), 0, faint.words(), 0.4),
                        said("I will wait for you.", 4, 6)));

        var segments = stitching.recording("en").transcript().segments();

        assertThat(segments)
                .extracting(SpeechSegment::text, SpeechSegment::channel)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Please hold the line.", 0),
                        org.assertj.core.groups.Tuple.tuple("I will wait for you.", 1));
        assertThat(segments.get(1).span().start()).isCloseTo(4, within(0.001));
    }
}
