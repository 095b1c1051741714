package dev.ocelli.engine.reason;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one country writes firms and addresses.
 *
 * @param code ISO code, or empty for what many countries share
 * @param legal legal forms of firms
 * @param streets words that stand in a street line; {@code streetEnds} end a glued one, as in Musterstraße
 * @param regions states and provinces, some with well-known towns; {@code regionCodes} are their capital letters
 * @param postcode pattern of a postal code, empty when it tells nothing alone
 */
record CountryPack(
        String code,
        String currency,
        boolean monthFirst,
        Legal legal,
        Words words,
        Optional<Pattern> postcode,
        String postcodePosition) {

    /** {@code weak} forms are also ordinary words. */
    record Legal(List<String> forms, List<String> weak) {}

    /** Address words, printed spelling kept. */
    record Words(
            List<String> names,
            List<String> streets,
            List<String> streetEnds,
            List<String> regions,
            List<String> regionCodes) {}
}
