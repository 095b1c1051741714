package dev.ocelli.catalog.tool.document;

import java.math.BigInteger;
import java.util.Locale;

/** Made-up IBANs and card numbers whose check digits hold; other numbers are scrambled. */
final class OtherAccounts {
    private OtherAccounts() {}

    /** @param plain letters and digits, lower case */
    static String of(String plain, Chance chance) {
        if (plain.matches("[a-z]{2}\\d{2}[a-z0-9]{11,30}")) {
            return iban(plain.substring(0, 2), Scramble.of(plain.substring(4), chance));
        }
        if (plain.matches("[3-6]\\d{12,18}")) {
            return card(plain.charAt(0) + "00000" + Scramble.of(plain.substring(6), chance));
        }
        return Scramble.of(plain, chance);
    }

    private static String iban(String country, String account) {
        var digits = new StringBuilder();
        for (char c : (account + country + "00").toUpperCase(Locale.ROOT).toCharArray()) {
            digits.append(Character.digit(c, 36));
        }
        int rest = new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + String.format(Locale.ROOT, "%02d", 98 - rest) + account;
    }

    private static String card(String digits) {
        int sum = 0;
        for (int i = 1; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits.substring(0, digits.length() - 1) + (10 - sum % 10) % 10;
    }
}
