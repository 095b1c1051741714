package dev.ocelli.engine.reason;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one country writes firms and addresses.
 *
 * @param code ISO code, or empty for what many countries share
 * @param monthFirst true where figures give the month before the day
 * @param postcode pattern of a postal code, empty when it tells nothing alone
 * @param postcodePosition {@code before_city}, {@code after_city}, {@code after_state} or {@code after_country}
 */
record CountryPack(
        String code,
        String currency,
        boolean monthFirst,
        Legal legal,
        Words words,
        Optional<Pattern> postcode,
        String postcodePosition) {

    /** Legal forms of firms; the {@code weak} ones are also ordinary words. */
    record Legal(List<String> forms, List<String> weak) {}

    /**
     * Address words, printed spelling kept.
     *
     * @param names of the country
     * @param streets words that stand in a street line
     * @param streetEnds ends of glued ones, as in Musterstraße
     * @param regions states and provinces, some with well-known towns
     * @param regionCodes capital letters of the regions
     */
    record Words(
            List<String> names,
            List<String> streets,
            List<String> streetEnds,
            List<String> regions,
            List<String> regionCodes) {}
}
