package dev.ocelli.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Date            | 31.01.2026             | DATE       | 2026-01-31
            Date            | 01/31/2026             | DATE       | 2026-01-31
            Date            | 5. März 2026           | DATE       | 2026-03-05
            Date            | Jan 31, 2026           | DATE       | 2026-01-31
            Born            | 12-Apr-88              | DATE       | 1988-04-12
            Total           | $1,234.50              | MONEY      | 1234.5
            Total           | 1.234,50 EUR           | MONEY      | 1234.5
            Summe           | 1 234,50               | MONEY      | 1234.5
            Balance         | (250.00)               | MONEY      | -250.0
            Balance         | -250.00                | MONEY      | -250.0
            Amount          | ₹ 12,34,567.00         | MONEY      | 1234567.0
            Rate            | 19 %                   | PERCENT    | 19.0
            Persons         | 4                      | INTEGER    | 4
            Population      | 1,234                  | INTEGER    | 1234
            Weight          | 12.5                   | NUMBER     | 12.5
            Invoice No.     | 4711                   | IDENTIFIER | 4711
            Number of pages | 12                     | INTEGER    | 12
            Postal code     | 10115                  | IDENTIFIER | 10115
            Value           | 007                    | IDENTIFIER | 007
            Key             | INV-2026/17            | IDENTIFIER | INV-2026/17
            Tel.            | 030 555-0110           | PHONE      | 030 555-0110
            Reach           | +44 1422 555 010       | PHONE      | +44 1422 555 010
            Mail            | ada@example.com        | EMAIL      | ada@example.com
            Site            | https://example.com/a  | WEB        | https://example.com/a
            Smoker          | no                     | BOOLEAN    | false
            Smoker          | ☒                      | BOOLEAN    | true
            Name            | Ada Birch              | TEXT       | Ada Birch
            Weight          | 12.5 kg                | TEXT       | 12.5 kg
            Sizes           | 1, 2, 3                | TEXT       | 1, 2, 3
            """)
    void kind_and_value_follow_print_and_label(String label, String printed, ValueKind kind, String value) {
        Guess guess = Guess.of(label, printed);

        assertThat(guess.kind()).isEqualTo(kind);
        assertThat(guess.value().asString()).isEqualTo(value);
    }
}
