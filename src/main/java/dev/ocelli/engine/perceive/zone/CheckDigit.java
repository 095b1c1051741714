package dev.ocelli.engine.perceive.zone;

/** The check digit of ICAO Doc 9303 part 3: weights 7, 3, 1, letters from A = 10, filler = 0, modulo 10. */
final class CheckDigit {
    private static final int[] WEIGHTS = {7, 3, 1};

    private CheckDigit() {}

    static char of(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += value(text.charAt(i)) * WEIGHTS[i % 3];
        }
        return (char) ('0' + sum % 10);
    }

    /** True when {@code digit} fits; a filler stands for 0 where the field is empty. */
    static boolean holds(String text, char digit) {
        return of(text) == digit || (digit == '<' && text.chars().allMatch(c -> c == '<'));
    }

    private static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
    }
}
