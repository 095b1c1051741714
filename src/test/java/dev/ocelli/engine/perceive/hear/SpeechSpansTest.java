package dev.ocelli.engine.perceive.hear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.core.base.TimeSpan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeechSpansTest {
    private static float[] rounds(double seconds) {
        return new float[(int) (seconds / SpeechSpans.ROUND)];
    }

    private static float[] speech(float[] rounds, double from, double to) {
        Arrays.fill(rounds, (int) (from / SpeechSpans.ROUND), (int) (to / SpeechSpans.ROUND), 0.9f);
        return rounds;
    }

    @Test
    void silence_has_no_speech() {
        assertThat(SpeechSpans.of(rounds(10))).isEmpty();
        assertThat(SpeechSpans.of(new float[0])).isEmpty();
    }

    @Test
    void speech_keeps_a_little_sound_around_it() {
        List<TimeSpan> spans = SpeechSpans.of(speech(rounds(10), 2, 4));

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.start()).isCloseTo(1.7, within(0.05));
            assertThat(span.end()).isCloseTo(4.3, within(0.05));
        });
    }

    @Test
    void a_click_is_no_speech_and_a_breath_no_pause() {
        float[] rounds = speech(speech(rounds(20), 2, 4), 4.2, 6);
        rounds[(int) (15 / SpeechSpans.ROUND)] = 0.99f;

        assertThat(SpeechSpans.of(rounds)).hasSize(1);
    }

    @Test
    void stretches_part_at_pauses() {
        float[] rounds = speech(speech(speech(rounds(60), 1, 8), 8.8, 12), 20, 25);
        List<TimeSpan> spans = SpeechSpans.of(rounds);

        List<TimeSpan> stretches = Stretches.of(spans, rounds);

        assertThat(spans).hasSize(3);
        assertThat(stretches).hasSize(2);
        assertThat(stretches.get(0).union(stretches.get(1)).start())
                .isEqualTo(spans.getFirst().start());
        assertThat(stretches.getLast().end()).isEqualTo(spans.getLast().end());
    }

    @Test
    void speech_without_a_pause_is_cut_where_it_is_softest_and_heard_twice_there() {
        float[] rounds = speech(rounds(70), 0, 70);
        rounds[(int) (24 / SpeechSpans.ROUND)] = 0.4f;

        List<TimeSpan> stretches = Stretches.of(SpeechSpans.of(rounds), rounds);

        assertThat(stretches)
                .hasSizeGreaterThan(2)
                .allSatisfy(stretch -> assertThat(stretch.length()).isLessThanOrEqualTo(Stretches.LONGEST));
        assertThat(stretches.getFirst().end()).isCloseTo(24, within(0.1));
        assertThat(stretches.get(0).overlap(stretches.get(1))).isCloseTo(Stretches.OVERLAP, within(0.01));
        assertThat(stretches.getLast().end()).isCloseTo(70, within(0.1));
    }
}
