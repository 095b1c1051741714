package dev.ocelli.engine.perceive.hear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.SpeechSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BreathsTest {
    private static final List<TimeSpan> TWO_BREATHS = List.of(new TimeSpan(0, 2.1), new TimeSpan(2.6, 6));

    private static List<String> parted(String text, List<TimeSpan> speech) {
        return Breaths.parted(StitchingTest.said(text, 0, 6), speech).stream()
                .map(SpeechSegment::text)
                .toList();
    }

    @Test
    void sentences_between_which_the_speaker_draws_breath_are_parted_there() {
        var parts = Breaths.parted(StitchingTest.said("Order seven. Then send it to me.", 0, 6), TWO_BREATHS);

        assertThat(parts).extracting(SpeechSegment::text).containsExactly("Order seven.", "Then send it to me.");
        assertThat(parts.getFirst().span()).isEqualTo(new TimeSpan(0, 2.1));
        assertThat(parts.getLast().span()).isEqualTo(new TimeSpan(2.6, 6));
        assertThat(parts.getLast().words()).hasSize(5);
    }

    @Test
    void sentences_of_one_breath_stay_together() {
        assertThat(parted("Order seven. Then send it to me.", List.of(new TimeSpan(0, 6))))
                .containsExactly("Order seven. Then send it to me.");
    }

    @Test
    void a_pause_inside_a_sentence_parts_nothing() {
        assertThat(parted("Ask not what your country can do.", TWO_BREATHS))
                .containsExactly("Ask not what your country can do.");
    }

    @Test
    void titles_and_initials_end_no_sentence() {
        assertThat(parted("Call Mr. Brown and J. Smith now.", TWO_BREATHS))
                .containsExactly("Call Mr. Brown and J. Smith now.");
    }
}
