package dev.ocelli.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader of pictures must do. */
abstract class OcrModelContract {
    abstract OcrModel model();

    private static DrawnPage letter() {
        return new DrawnPage(900, 700)
                .write("Northwind Trading Company", 60, 90, 34)
                .write("Invoice number 48213", 60, 170, 26)
                .write("Delivered to Harbour Street 27", 60, 230, 26)
                .write("Payment within thirty days", 60, 290, 22)
                .write("Thank you for your order", 60, 350, 22)
                .write("Sum before tax 1280.50", 60, 430, 26)
                .write("Amount payable 1523.80", 60, 490, 26);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 20, 32, 60, 110})
    void reads_type_of_any_size(int size) {
        var page = new DrawnPage(size * 22, size * 6).write("Total amount 1234.50", size, size * 3, size);
        assertThat(text(model().read(page.picture()))).isEqualTo("Total amount 1234.50");
    }

    @Test
    void word_boxes_lie_on_the_words() {
        var page = letter();
        var read = words(model().read(page.picture()));
        assertThat(read).extracting(Word::text).contains(page.words().keySet().toArray(String[]::new));
        assertThat(read).allSatisfy(word -> {
            var truth = page.words().get(word.text());
            assertThat(truth).as(word.text()).isNotNull();
            assertThat(word.box().iou(truth)).as(word.text()).isGreaterThan(0.6);
            assertThat(word.confidence()).isBetween(0.5, 1.0);
        });
    }

    @Test
    void lines_come_from_top_to_bottom() {
        var lines = model().read(letter().picture());
        assertThat(lines).extracting(TextLine::text).startsWith("Northwind Trading Company", "Invoice number 48213");
        assertThat(lines)
                .isSortedAccordingTo(
                        java.util.Comparator.comparingDouble(l -> l.box().centreY()));
    }

    @Test
    void columns_stay_apart() {
        var page = new DrawnPage(1000, 400);
        for (int row = 0; row < 4; row++) {
            page.write("first column", 40, 80 + row * 70, 26).write("second column", 600, 80 + row * 70, 26);
        }
        var lines = model().read(page.picture());
        assertThat(lines).extracting(TextLine::text).containsOnly("first column", "second column");
        assertThat(lines).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void the_turn_that_makes_a_page_upright_is_found(int turn) {
        assertThat(model().turnOf(letter().turned(turn))).isEqualTo((360 - turn) % 360);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-4, 3})
    void a_page_put_askew_on_the_scanner_is_read(double degrees) {
        var read = text(model().read(letter().turned(degrees)));
        assertThat(read).contains("Northwind Trading Company", "48213", "Harbour Street 27", "1523.80");
    }

    @Test
    void very_small_type_is_read_in_part() {
        var page = new DrawnPage(420, 120).write("Terms and conditions apply", 20, 60, 9);
        assertThat(text(model().read(page.picture())).toLowerCase(java.util.Locale.ROOT))
                .contains("conditions");
    }

    @Test
    void an_empty_page_has_no_lines_and_no_turn() {
        var empty = new DrawnPage(800, 600).picture();
        assertThat(model().read(empty)).isEmpty();
        assertThat(model().turnOf(empty)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "3x2000", "2000x3", "12000x40"})
    void odd_sizes_are_survived(String size) {
        String[] sides = size.split("x");
        var picture =
                new BufferedImage(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), BufferedImage.TYPE_BYTE_GRAY);
        assertThat(model().read(picture)).isEmpty();
    }

    private static List<Word> words(List<TextLine> lines) {
        return lines.stream().flatMap(l -> l.words().stream()).toList();
    }

    private static String text(List<TextLine> lines) {
        return lines.stream().map(TextLine::text).collect(Collectors.joining("\n"));
    }
}
