package dev.ocelli.catalog.tool.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextFinderTest {
    private final TextFinder finder = new TextFinder(List.of(page(
            "Invoice number NW-2026-0417",
            "Señor Müller pays the total",
            "amount of 1,234.50 EUR to",
            "IBAN DE89 3704 0044 0532 0130 00",
            "a bar tab and 99 notes")));

    private static Page page(String... lines) {
        var made = new ArrayList<TextLine>();
        for (int i = 0; i < lines.length; i++) {
            var words = new ArrayList<Word>();
            double x = 0.1;
            for (String word : lines[i].split(" ")) {
                words.add(new Word(word, new BoundingBox(x, 0.1 * i + 0.05, 0.01 * word.length(), 0.02), 1));
                x += 0.01 * word.length() + 0.01;
            }
            made.add(TextLine.of(words));
        }
        return new Page(0, 0.7, 0, TextSource.OCR, made, Page.PageParts.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVOICE  Number | Invoice number",
                "senor muller | Señor Müller",
                "NW 2026 0417 | NW-2026-0417",
                "de89370400440532013000 | DE89 3704 0044 0532 0130 00",
                "total amount | total amount",
                "1234.50 | 1,234.50",
                "voice | Invoice"
            })
    void case_accents_punctuation_and_spaces_do_not_matter(String wanted, String printed) {
        assertThat(finder.find(wanted, false, 10)).singleElement().satisfies(hit -> {
            assertThat(hit.quote()).isEqualTo(printed);
            assertThat(hit.errors()).isZero();
        });
    }

    @Test
    void a_phrase_over_two_lines_has_a_box_in_each() {
        assertThat(finder.find("total amount", false, 10).getFirst().boxes()).hasSize(2);
    }

    @Test
    void letters_of_two_words_make_no_third() {
        assertThat(finder.find("art", false, 10)).isEmpty();
    }

    @Test
    void a_part_of_a_word_is_told_from_a_whole_one() {
        assertThat(finder.find("voice", false, 10).getFirst().whole()).isFalse();
        assertThat(finder.find("invoice", false, 10).getFirst().whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Invo1ce numbor, Invoice number", "senor mueller, Señor Müller"})
    void misread_letters_are_forgiven_on_wish(String wanted, String printed) {
        assertThat(finder.find(wanted, false, 10)).isEmpty();
        assertThat(finder.find(wanted, true, 10)).first().satisfies(hit -> {
            assertThat(hit.quote()).isEqualTo(printed);
            assertThat(hit.errors()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource({"NW-2026-0418", "DE89 3704 0044 0532 0130 01", "1234.60", "98 notes"})
    void digits_are_never_guessed(String wanted) {
        assertThat(finder.find(wanted, true, 10)).isEmpty();
    }

    @Test
    void nothing_is_found_for_nothing() {
        assertThat(finder.find("  ", true, 10)).isEmpty();
        assertThat(finder.find("x".repeat(10_000), true, 10)).isEmpty();
    }
}
