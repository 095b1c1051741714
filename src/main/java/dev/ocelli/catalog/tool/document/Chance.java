package dev.ocelli.catalog.tool.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers that look like chance and follow from a text. */
final class Chance {
    private final String source;
    private byte[] bytes = new byte[0];
    private int at;
    private int round;

    Chance(String source) {
        this.source = source;
    }

    /** From 0 to {@code bound} - 1; bounds are small. */
    int below(int bound) {
        if (at + 2 > bytes.length) {
            bytes = hash(source + "\n" + round++);
            at = 0;
        }
        int value = ((bytes[at] & 255) << 8) | (bytes[at + 1] & 255);
        at += 2;
        return value % bound;
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
