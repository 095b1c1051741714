package dev.ocelli.engine.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class RowReaderTest {
    private static final String ITEMS = """
            {"type": "object", "properties": {"items": {"type": "array", "items": {"type": "object", "properties": {
              "description": {"type": "string"}, "quantity": {"type": "number"},
              "unit_price": {"type": "number"}, "total": {"type": "number"}}}}}}
            """;

    private static final EmbeddedRowReader READER = new EmbeddedRowReader(Lexicon.load());

    /** Pages drawn by letters: two blanks or more part cells, places follow the columns of the text, # enlarges. */
    private static Perception pages(String... pages) {
        var seen = new ArrayList<Page>();
        for (int page = 0; page < pages.length; page++) {
            var lines = new ArrayList<TextLine>();
            var rows = pages[page].lines().toList();
            for (int row = 0; row < rows.size(); row++) {
                var cells = Pattern.compile("\\S+(?: \\S+)*").matcher(rows.get(row));
                while (cells.find()) {
                    lines.add(line(cells.group(), cells.start(), row));
                }
            }
            seen.add(new Page(page, 0.7, 0, TextSource.TEXT_LAYER, lines, Page.PageParts.NONE));
        }
        return new Perception(MediaType.PDF, seen.size(), seen, List.of());
    }

    private static TextLine line(String print, int column, int row) {
        boolean large = print.startsWith("#");
        String text = large ? print.substring(1) : print;
        var words = new ArrayList<Word>();
        int at = column;
        for (String word : text.split(" ")) {
            double y = 0.05 + row * 0.016;
            var box = BoundingBox.ofCorners(at * 0.01, y, (at + word.length()) * 0.01, y + (large ? 0.018 : 0.012));
            words.add(new Word(word, box, 1));
            at += word.length() + 1;
        }
        return TextLine.of(words);
    }

    private static List<String> rows(String schema, Perception perception) {
        var shape = (ObjectShape) JsonSchema.parse(Json.parse(schema)).shape();
        var asked = SchemaFields.of(shape, List.of());
        return READER.read(asked, perception).get(asked.rows().getFirst().pointer()).stream()
                .map(RowReaderTest::written)
                .toList();
    }

    private static String written(Map<String, LeafReading> row) {
        return String.join(
                "|", row.values().stream().map(r -> r.value().asString()).toList());
    }

    @Test
    void rows_under_heads_are_read_and_totals_end_them() {
        assertThat(rows(ITEMS, pages("""
                                Invoice 12
                                Description          Qty    Unit price     Amount
                                Blue pen               2          1.50       3.00
                                Paper, A4            100          0.05       5.00
                                Subtotal                                     8.00
                                VAT 19%                                      1.52
                                """))).containsExactly("Blue pen|2|1.5|3", "Paper, A4|100|0.05|5");
    }

    @Test
    void a_wrapped_description_goes_on_and_a_remark_does_not() {
        assertThat(rows(ITEMS, pages("""
                                Bezeichnung            Menge    Einzelpreis     Betrag
                                Gestaltung einer neuen     1         160,00     160,00
                                Beispielrechnung
                                Luftballon               400           0,79     316,00
                                rund
                                Gesamtbetrag                                    476,00
                                """)))
                .containsExactly("Gestaltung einer neuen Beispielrechnung|1|160|160", "Luftballon|400|0.79|316");
    }

    @Test
    void stacked_heads_are_one_and_a_table_goes_on_over_pages() {
        assertThat(rows(ITEMS, pages("""
                                                       Quantity       Unit       Line
                                Item                                 price      total
                                Chair                         4      25.00     100.00
                                """, """
                                Table                         1      80.00      80.00
                                Total due                                      180.00
                                """))).containsExactly("Chair|4|25|100", "Table|1|80|80");
    }

    @Test
    void the_sum_decides_how_a_quantity_is_read() {
        assertThat(rows(ITEMS, pages("""
                                Artikel              Menge      Preis      Betrag
                                Fleisch              5,000       5,50       27,50
                                Schrauben            5,000       0,01       50,00
                                """))).containsExactly("Fleisch|5|5.5|27.5", "Schrauben|5000|0.01|50");
    }

    @Test
    void a_receipt_without_heads_gives_its_lines() {
        assertThat(rows(ITEMS, pages("""
                                Corner Shop
                                Date: 12/03/2024
                                Milk 1L                        2.50
                                Bread                          3.20
                                2 x 1.60
                                TOTAL                          5.70
                                CASH                          10.00
                                """))).containsExactly("Milk 1L|2.5", "Bread|2|1.6|3.2");
    }

    @Test
    void any_fields_are_found_by_their_own_words() {
        String people = """
                {"type": "object", "properties": {"people": {"type": "array", "items": {"type": "object", "properties": {
                  "full_name": {"type": "string"}, "department": {"type": "string"},
                  "birth_date": {"type": "string", "format": "date"}}}}}}
                """;
        assertThat(rows(people, pages("""
                                Full name            Department      Birth date
                                Anna Berg            Sales           1990-02-03
                                Otto Kern            Research        1985-11-30
                                """)))
                .containsExactly("Anna Berg|Sales|1990-02-03", "Otto Kern|Research|1985-11-30");
    }

    @Test
    void a_page_without_a_list_gives_none() {
        assertThat(rows(ITEMS, pages("Dear Sir,\nthank you for your letter of 3 May.\nYours, A. Smith")))
                .isEmpty();
    }

    @Test
    void a_size_in_a_name_is_no_count() {
        assertThat(rows(ITEMS, pages("""
                                Timber Yard
                                Decking 28x145                12.40
                                Tea 2 X 1.50                   3.00
                                Brackets 3 x 4                12.00
                                TOTAL                         27.40
                                """))).containsExactly("Decking 28x145|12.4", "Tea|2|1.5|3", "Brackets|3|4|12");
    }

    @Test
    void a_count_above_or_below_goes_to_the_item_that_it_comes_to() {
        assertThat(rows(ITEMS, pages("""
                                Corner Shop
                                2 x 1.10
                                Apples                         2.20
                                Bread                          3.20
                                3 @ 0.50
                                Rolls                          1.50
                                Cheese                         9.00
                                2 x 4.50
                                TOTAL                         15.90
                                """)))
                .containsExactly("Apples|2|1.1|2.2", "Bread|3.2", "Rolls|3|0.5|1.5", "Cheese|2|4.5|9");
    }

    @Test
    void the_price_of_one_is_what_it_costs() {
        assertThat(rows(ITEMS, pages("""
                                Corner Shop
                                Olive oil
                                                         1 x 7.90
                                Bread                        3.20
                                TOTAL                       11.10
                                """))).containsExactly("Olive oil|1|7.9|7.9", "Bread|3.2");
    }

    @Test
    void codes_tax_letters_and_price_cuts_are_no_part_of_an_item() {
        assertThat(rows(ITEMS, pages("""
                                Corner Shop
                                9556404001234 MILK 1L          2.50  A
                                00417  Bread                   3.20  SR
                                Promo bread                   -0.40
                                Bottle returned               -0.25
                                TOTAL                          5.05
                                """))).containsExactly("MILK 1L|2.5", "Bread|3.2", "Bottle returned|-0.25");
    }

    @Test
    void a_table_ends_where_another_section_begins() {
        String posts = """
                {"type": "object", "properties": {"posts": {"type": "array", "items": {"type": "object", "properties": {
                  "role": {"type": "string"}, "employer": {"type": "string"}, "years": {"type": "string"}}}}}}
                """;
        assertThat(rows(posts, pages("""
                                Role              Employer           Years
                                Surveyor          North Maps         2016 to 2021
                                Engineer          West Bridges       2021 to 2024

                                #Courses

                                Course            School             Ended
                                Geodesy           Town College       2015
                                """)))
                .containsExactly("Surveyor|North Maps|2016 to 2021", "Engineer|West Bridges|2021 to 2024");
    }

    @Test
    void a_table_ends_where_one_of_another_kind_begins() {
        String bookings = """
                {"type": "object", "properties": {"bookings": {"type": "array", "items": {"type": "object", "properties": {
                  "date": {"type": "string", "format": "date"}, "description": {"type": "string"},
                  "amount": {"type": "number"}, "balance": {"type": "number"}}}}}}
                """;
        assertThat(rows(bookings, pages("""
                                Date         Description        Amount     Balance
                                2026-04-02   Rent              -940.00      880.50
                                2026-04-15   Salary            2150.00     3030.50

                                Service      Quantity           Charge
                                Card         1                    2.00
                                Letters      3                    1.50
                                """)))
                .containsExactly("2026-04-02|Rent|-940|880.5", "2026-04-15|Salary|2150|3030.5");
    }
}
