package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keeps the end of an answer that passes by, where backends say what it used. */
final class UsageTail {
    private static final int KEPT = 4096;
    private static final int MOST_DIGITS = 15;

    private final byte[] ring = new byte[KEPT];
    private long seen;

    void pass(ByteBuffer piece) {
        ByteBuffer end = piece.duplicate();
        int skipped = Math.max(0, end.remaining() - KEPT);
        end.position(end.position() + skipped);
        seen += skipped;
        while (end.hasRemaining()) {
            int at = (int) (seen % KEPT);
            int length = Math.min(end.remaining(), KEPT - at);
            end.get(ring, at, length);
            seen += length;
        }
    }

    TokenUsage usage(Backend.Prices prices) {
        int length = (int) Math.min(seen, KEPT);
        byte[] tail = new byte[length];
        for (int i = 0; i < length; i++) {
            tail[i] = ring[(int) ((seen - length + i) % KEPT)];
        }
        String text = new String(tail, StandardCharsets.ISO_8859_1);
        long prompt = last(text, "\"prompt_tokens\"");
        long completion = last(text, "\"completion_tokens\"");
        return new TokenUsage(prompt, completion, prices.micros(prompt, completion));
    }

    /** The number behind a name where it stands last; 0 where it does not stand. */
    private static long last(String text, String name) {
        int at = text.lastIndexOf(name);
        if (at < 0) {
            return 0;
        }
        at += name.length();
        while (at < text.length() && (text.charAt(at) == ':' || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
        long number = 0;
        for (int end = at + MOST_DIGITS; at < Math.min(end, text.length()) && digit(text.charAt(at)); at++) {
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
