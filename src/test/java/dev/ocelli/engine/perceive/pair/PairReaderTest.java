package dev.ocelli.engine.perceive.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.perceive.SketchedPage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PairReaderTest {
    private final SketchedPage page = new SketchedPage();

    @Test
    void label_and_value_in_one_run() {
        page.text(50, 50, 10, "Date: 1 May 2020");
        assertThat(pairs()).containsExactly("Date: = 1 May 2020");
    }

    @Test
    void several_labels_in_one_run() {
        page.text(50, 50, 10, "Date: 1/2/99 Time: 10:30");
        assertThat(pairs()).containsExactly("Date: = 1/2/99", "Time: = 10:30");
    }

    @Test
    void a_value_glued_to_its_label() {
        page.text(50, 50, 10, "Date:1/2/99");
        assertThat(pairs()).containsExactly("Date: = 1/2/99");
    }

    @Test
    void a_value_to_the_right() {
        page.text(50, 50, 10, "Invoice number:").text(200, 50, 10, "4711");
        assertThat(pairs()).containsExactly("Invoice number: = 4711");
    }

    @Test
    void a_value_below_when_there_is_none_to_the_right() {
        page.text(50, 50, 10, "Ship to:").text(52, 64, 10, "Ada Lovelace");
        assertThat(pairs()).containsExactly("Ship to: = Ada Lovelace");
    }

    @Test
    void a_value_of_several_lines_ends_at_the_next_label() {
        page.text(50, 50, 10, "Address:")
                .text(150, 50, 10, "12 Long Road")
                .text(150, 63, 10, "Springfield")
                .text(50, 76, 10, "Phone:")
                .text(150, 76, 10, "555 1234");
        assertThat(pairs()).containsExactly("Address: = 12 Long Road Springfield", "Phone: = 555 1234");
    }

    @Test
    void a_short_run_beside_a_value_is_a_label() {
        page.text(50, 50, 10, "Batch size").text(150, 50, 10, "50 lbs.");
        assertThat(pairs()).containsExactly("Batch size = 50 lbs.");
    }

    @Test
    void every_span_is_used_once() {
        page.text(50, 50, 10, "From:").text(120, 50, 10, "To:").text(190, 50, 10, "Rome");
        assertThat(pairs()).containsExactly("To: = Rome");
    }

    @Test
    void links_and_times_are_no_labels() {
        page.text(50, 50, 10, "https://example.org/a at 10:30 sharp");
        assertThat(pairs()).isEmpty();
    }

    private List<String> pairs() {
        return PairReader.read(page.lines(), SketchedPage.WIDTH / SketchedPage.HEIGHT).stream()
                .map(p -> text(p.key()) + " = " + text(p.value()))
                .toList();
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
