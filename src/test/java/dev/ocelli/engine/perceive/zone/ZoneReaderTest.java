package dev.ocelli.engine.perceive.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.engine.perceive.SketchedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and dates are those of the specimens in ICAO Doc 9303, so that the check digits come from the standard. */
final class ZoneReaderTest {
    private static final String PASSPORT_1 = "P<UTOHOLMBERG<<LENA<SOFIA<<<<<<<<<<<<<<<<<<<";
    private static final String PASSPORT_2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    @Test
    void reads_a_passport() {
        var zone = read(PASSPORT_1, PASSPORT_2);
        assertThat(zone.format()).isEqualTo("TD3");
        assertThat(zone.checked()).isEqualTo(1);
        assertThat(zone.fields())
                .containsEntry("surname", "HOLMBERG")
                .containsEntry("given_names", "LENA SOFIA")
                .containsEntry("document_number", "L898902C3")
                .containsEntry("nationality", "UTO")
                .containsEntry("issuing_state", "UTO")
                .containsEntry("date_of_birth", "1974-08-12")
                .containsEntry("expiration_date", "2012-04-15")
                .containsEntry("sex", "F");
    }

    @Test
    void reads_a_card_of_three_rows() {
        var zone = read(
                "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "HOLMBERG<<LENA<SOFIA<<<<<<<<<<");
        assertThat(zone.format()).isEqualTo("TD1");
        assertThat(zone.checked()).isEqualTo(1);
        assertThat(zone.fields()).containsEntry("document_number", "D23145890").containsEntry("surname", "HOLMBERG");
    }

    @Test
    void reads_a_card_of_two_rows() {
        var zone = read("I<UTOHOLMBERG<<LENA<SOFIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6");
        assertThat(zone.format()).isEqualTo("TD2");
        assertThat(zone.checked()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "V<UTOHOLMBERG<<LENA<SOFIA<<<<<<<<<<<<<<<<<<<, L8988901C4XXX4009078F96121096ZE184226B<<<<<<, MRV-A",
        "V<UTOHOLMBERG<<LENA<SOFIA<<<<<<<<<<<, L8988901C4XXX4009078F9612109<<<<<<<<, MRV-B"
    })
    void reads_visas(String first, String second, String format) {
        var zone = read(first, second);
        assertThat(zone.format()).isEqualTo(format);
        assertThat(zone.fields()).containsEntry("date_of_birth", "1940-09-07");
    }

    @ParameterizedTest
    @CsvSource({
        "P<UT0H0LMBERG<<LENA<SOFIA<<<<<<<<<<<<<<<<<<<, L8989O2C36UTO74O8122F12O4159ZE184226B<<<<<1O",
        "P<UTOHOLMBERG<<LENA<SOFIA<<<<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226B<<<10",
        "P<UTOHOLMBERG<<LENA<SOFIA<<<<<<<K<<<<<<<<<<<<<, L898902C36UTO7408122F1204159ZE184226B<<<<<<<10",
    })
    void mends_what_readers_of_print_get_wrong(String first, String second) {
        var zone = read(first, second);
        assertThat(zone.checked()).isEqualTo(1);
        assertThat(zone.rows()).allMatch(r -> r.length() == 44);
        assertThat(zone.fields())
                .containsEntry("surname", "HOLMBERG")
                .containsEntry("given_names", "LENA SOFIA")
                .containsEntry("document_number", "L898902C3")
                .containsEntry("date_of_birth", "1974-08-12");
    }

    @Test
    void other_capitals_are_no_zone() {
        var page = new SketchedPage()
                .text(50, 50, 10, "THISISALONGHEADINGWITHOUTSPACES")
                .text(50, 65, 10, "ANDANOTHERLONGHEADINGBELOWIT<<");
        assertThat(ZoneReader.read(page.lines())).isEmpty();
    }

    private static MachineReadableZone read(String... rows) {
        var page = new SketchedPage().text(60, 100, 12, "Passport").text(60, 130, 12, "Surname HOLMBERG");
        for (int i = 0; i < rows.length; i++) {
            page.text(40, 700 + 20 * i, 12, rows[i]);
        }
        var zones = ZoneReader.read(page.lines());
        assertThat(zones).hasSize(1);
        return zones.getFirst();
    }
}
