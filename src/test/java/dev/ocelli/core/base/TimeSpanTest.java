package dev.ocelli.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TimeSpanTest {
    @Test
    void the_end_is_not_part_of_a_span() {
        var span = new TimeSpan(1, 3);

        assertThat(span.contains(1)).isTrue();
        assertThat(span.contains(3)).isFalse();
        assertThat(span.length()).isEqualTo(2);
    }

    @Test
    void spans_overlap_unite_and_move() {
        var span = new TimeSpan(1, 3);

        assertThat(span.overlap(new TimeSpan(2, 5))).isEqualTo(1);
        assertThat(span.overlap(new TimeSpan(3, 5))).isZero();
        assertThat(span.union(new TimeSpan(4, 5))).isEqualTo(new TimeSpan(1, 5));
        assertThat(span.later(10)).isEqualTo(new TimeSpan(11, 13));
    }

    @Test
    void a_span_does_not_run_backwards_nor_for_ever() {
        assertThatThrownBy(() -> new TimeSpan(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeSpan(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeSpan(0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeSpan(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
