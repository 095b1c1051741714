package dev.ocelli.catalog.tool.secret;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Numbers of people and firms that states give out, as far as their shape or check digits tell them. */
final class NationalNumbers {
    private static final String BEFORE = "(?<![\\p{L}\\p{N}.,/-])";
    private static final String AFTER = "(?![\\p{L}\\p{N}]|[.,/-]\\d)";

    /** VAT ids of the European Union and of near states, by country. Source: European Commission, VIES FAQ, Q11. */
    private static final String VAT =
            "(?:ATU\\d{8}|BE[01]\\d{9}|BG\\d{9,10}|CY\\d{8}[A-Z]|CZ\\d{8,10}|DE\\d{9}|DK\\d{8}|EE\\d{9}|EL\\d{9}|ES[A-Z0-9]\\d{7}[A-Z0-9]"
                    + "|FI\\d{8}|FR[A-Z0-9]{2}\\d{9}|GB\\d{9}|HR\\d{11}|HU\\d{8}|IE\\d[A-Z0-9]\\d{5}[A-Z]{1,2}|IT\\d{11}|LT\\d{9,12}"
                    + "|LU\\d{8}|LV\\d{11}|MT\\d{8}|NL\\d{9}B\\d{2}|PL\\d{10}|PT\\d{9}|RO\\d{2,10}|SE\\d{12}|SI\\d{8}|SK\\d{10}|CHE\\d{9})";

    private NationalNumbers() {}

    static void addTo(List<Finder> finders) {
        add(
                finders,
                "\\d{3}-\\d{2}-\\d{4}",
                NationalNumbers::socialSecurity,
                "shape of a US social security number",
                0.93);
        add(
                finders,
                "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]",
                v -> true,
                "shape of a UK national insurance number",
                0.9);
        add(
                finders,
                "(?:\\d{8}|[XYZ]\\d{7})-?[A-HJ-NP-TV-Z]",
                v -> Checksums.spanish(Numbers.plain(v)),
                "check letter of a Spanish id",
                0.95);
        add(
                finders,
                "[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]",
                Checksums::italian,
                "check letter of an Italian tax code",
                0.97);
        add(
                finders,
                "[12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?\\d{2} ?\\d{3} ?\\d{3} ?\\d{2}",
                v -> Checksums.french(Numbers.digits(v)),
                "check digits of a French social security number",
                0.97);
        add(
                finders,
                "[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}",
                NationalNumbers::germanTaxId,
                "check digit of a German tax id",
                0.85);
        add(finders, VAT, v -> true, "shape of a VAT id", 0.9);
        add(
                finders,
                "[A-Z]{2,3}[ .-]?\\d{3}[ .]\\d{3}[ .]\\d{3}",
                NationalNumbers::spacedVat,
                "shape of a VAT id",
                0.9);
    }

    private static void add(List<Finder> finders, String shape, Predicate<String> fits, String how, double confidence) {
        finders.add(new PatternFinder(
                SecretKind.ID_NUMBERS, Pattern.compile(BEFORE + shape + AFTER), fits, how, confidence));
    }

    private static boolean socialSecurity(String printed) {
        String digits = Numbers.digits(printed);
        return !digits.startsWith("000")
                && !digits.startsWith("666")
                && !digits.startsWith("9")
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000");
    }

    /** One digit stands twice or three times among the first ten, no other more than once or twice. */
    private static boolean germanTaxId(String printed) {
        String digits = Numbers.digits(printed);
        long different = digits.substring(0, 10).chars().distinct().count();
        return (different == 9 || different == 8) && Checksums.mod1110(digits);
    }

    private static boolean spacedVat(String printed) {
        return Numbers.plain(printed).matches(VAT);
    }
}
