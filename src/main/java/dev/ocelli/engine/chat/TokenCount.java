package dev.ocelli.engine.chat;

import java.nio.charset.StandardCharsets;

/**
 * Counts tokens where no model did: four bytes of UTF-8 are one, rounded up for each text. An estimate, the same for the
 * same text everywhere; files are not counted.
 */
final class TokenCount {
    private static final int BYTES_PER_TOKEN = 4;

    private TokenCount() {}

    static long of(String text) {
        return Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, BYTES_PER_TOKEN);
    }
}
