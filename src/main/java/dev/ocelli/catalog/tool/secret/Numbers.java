package dev.ocelli.catalog.tool.secret;

import java.util.Locale;

/** Numbers as printed and as they are compared. */
final class Numbers {
    private Numbers() {}

    /** Letters and digits only, upper case. */
    static String plain(String printed) {
        return printed.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }

    static String digits(String printed) {
        return printed.replaceAll("\\D", "");
    }

    static int digitCount(String printed) {
        return (int) printed.chars().filter(Character::isDigit).count();
    }

    /** Letters that readers of scans take for digits, as digits. */
    static String asDigits(String plain) {
        return plain.replace('O', '0')
                .replace('Q', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replace('Z', '2')
                .replace('S', '5')
                .replace('B', '8');
    }
}
