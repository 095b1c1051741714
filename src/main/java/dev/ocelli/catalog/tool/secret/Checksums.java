package dev.ocelli.catalog.tool.secret;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/** Check digits of numbers; inputs are letters and digits without spaces, letters in upper case. */
final class Checksums {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    /** Length of an IBAN by country. Source: SWIFT IBAN registry, release 99. */
    static final Map<String, Integer> IBAN_LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29"
                    + " ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30"
                    + " KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15"
                    + " OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23"
                    + " TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private Checksums() {}

    private static Map<String, Integer> lengths(String table) {
        var lengths = new java.util.HashMap<String, Integer>();
        for (String entry : table.split("\\s+")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }

    /** ISO 13616: rest 1 modulo 97 after the first four places moved to the end. */
    static boolean iban(String iban) {
        return mod97(iban.substring(4) + iban.substring(0, 4)) == 1;
    }

    static int mod97(String lettersAndDigits) {
        int rest = 0;
        for (int i = 0; i < lettersAndDigits.length(); i++) {
            int value = Character.digit(lettersAndDigits.charAt(i), 36);
            if (value < 0) {
                return -1;
            }
            rest = value > 9 ? (rest * 100 + value) % 97 : (rest * 10 + value) % 97;
        }
        return rest;
    }

    /** Payment cards and others: every second digit from the right doubled. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064 MOD 11,10: German tax ids (11 digits) and VAT ids (9 digits). */
    static boolean mod1110(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (2 * (sum == 0 ? 10 : sum)) % 11;
        }
        int check = (11 - product) % 10;
        return check == digits.charAt(digits.length() - 1) - '0';
    }

    /** US bank routing numbers: weights 3, 7, 1. */
    static boolean routing(String digits) {
        int[] weights = {3, 7, 1};
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += weights[i % 3] * (digits.charAt(i) - '0');
        }
        return sum % 10 == 0 && sum > 0;
    }

    /** Spanish DNI and NIE: the letter that 23 leaves. */
    static boolean spanish(String id) {
        String digits = id.substring(0, id.length() - 1)
                .replace('X', '0')
                .replace('Y', '1')
                .replace('Z', '2');
        return DIGITS.matcher(digits).matches()
                && "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23) == id.charAt(id.length() - 1);
    }

    /** French social security numbers: 13 digits and 97 less their rest modulo 97. */
    static boolean french(String digits) {
        var number = new BigInteger(digits.substring(0, 13));
        return 97 - number.mod(NINETY_SEVEN).intValue() == Integer.parseInt(digits.substring(13));
    }

    /** Italian tax codes: 15 places by two tables and a letter. */
    static boolean italian(String code) {
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = code.charAt(i);
            int place = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[place] : place;
        }
        return code.charAt(15) == 'A' + sum % 26;
    }

    /** Dutch citizen numbers: weights 9 to 2 and -1, divisible by 11. */
    static boolean dutch(String digits) {
        int sum = -(digits.charAt(8) - '0');
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0 && sum != 0;
    }
}
