package dev.ocelli.engine.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecognisersTest {
    private static final Recognisers RECOGNISERS = new Recognisers(Lexicon.load());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DATE     | Date: 12/01/19                     | 2019-01-12
                    DATE     | 10/03/20185:41                     | 2018-03-10
                    DATE     | 2018-03-18 13:18:48                | 2018-03-18
                    DATE     | vom 7. Mai 2014                    | 2014-05-07
                    DATE     | the 31 st day of May , 2005        | 2005-05-31
                    DATE     | 0ct 3, 1999                        | 1999-10-03
                    DATE     | 16 APR/AVR 07                      | 2007-04-16
                    DATE     | 20180318                           | 2018-03-18
                    DATE     | le 3 février 2021                  | 2021-02-03
                    DATE     | 1.234,50                           | ''
                    DATE     | 192.168.20.10                      | ''
                    DATE     | 45/13/2020                         | ''
                    MONEY    | RM4.00                             | 4.00 MYR
                    MONEY    | TOTAL 1,234.50                     | 1234.50
                    MONEY    | 1.234,50 €                         | 1234.50 EUR
                    MONEY    | 1 234,50                           | 1234.50
                    MONEY    | (12.00)                            | -12.00
                    MONEY    | 3.00-                              | -3.00
                    MONEY    | $ 15                               | 15 USD
                    MONEY    | 6.00 %                             | ''
                    MONEY    | 28.04.2018                         | ''
                    MONEY    | 12:30                              | ''
                    PERCENT  | USt. 19 %                          | 19
                    PERCENT  | 7,5%                               | 7.5
                    IBAN     | DE88 2008 0000 0970 3757 00        | DE88 2008 0000 0970 3757 00
                    IBAN     | IBAN: NL91ABNA0417164300 BIC       | NL91ABNA0417164300
                    EMAIL    | mail to info@example.org now       | info@example.org
                    URL      | see www.example.com/shop           | www.example.com/shop
                    TAX_ID   | DE 232 446 240                     | DE 232 446 240
                    TAX_ID   | 000815591424                       | 000815591424
                    ID       | CS 10217                           | CS 10217
                    ID       | TR 4471 0092 8836                  | TR 4471 0092 8836
                    ID       | 4471 0092 8836 7710                | 4471 0092 8836 7710
                    ID       | 2021 4711                          | 2021, 4711
                    ID       | RE-20140703/502                    | RE-20140703/502
                    ID       | 12.03.2019                         | ''
                    DURATION | for two (2) years                  | 2 years
                    DURATION | a three-year term                  | 3 years
                    DURATION | one (1) year after                 | 1 year
                    PLACE    | laws of the State of New York      | New York
                    TIME     | 22:43:01                           | 22:43:01
                    """)
    void values_are_read_as_people_and_ocr_print_them(Kind kind, String print, String expected) {
        var values = RECOGNISERS.of(kind).find(print).stream()
                .map(m -> written(m.value()))
                .collect(Collectors.joining(", "));

        assertThat(values).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"SubTotal:,subtotal", "SUB TOTAL,subtotal", "Sub-Total (RM),subtotal", "lnvoice No,invoiceno"})
    void a_label_is_found_however_it_is_spaced(String print, String label) {
        assertThat(Letters.of(print).find(label)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Subtotal,total", "Totally,total", "Paradise,paradis"})
    void a_label_inside_a_word_is_none(String print, String label) {
        assertThat(Letters.of(print).find(label)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,234.50 | 1234.50
            1.234,50 | 1234.50
            1'234.50 | 1234.50
            1,234    | 1234
            1.234    | 1.234
            0,5      | 0.5
            -3,20    | -3.20
            """)
    void numbers_are_read_in_either_convention(String print, String expected) {
        assertThat(Numbers.parse(print).orElseThrow().toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'',", "abc,", "..,"})
    void what_is_no_number_gives_none(String print, String none) {
        assertThat(List.of(Numbers.parse(print))).containsOnly(java.util.Optional.empty());
    }

    private static String written(Value value) {
        return switch (value) {
            case Value.Day day -> day.date().toString();
            case Value.Amount amount -> (amount.number().toPlainString() + " " + amount.currency()).strip();
            case Value.Text(String text) -> text;
        };
    }
}
