package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the end of an answer that passes by, where backends say what it used. */
final class UsageTail {
    private static final int KEPT = 4096;
    private static final Pattern COUNT = Pattern.compile("\"(prompt|completion)_tokens\"\\s*:\\s*([0-9]{1,15})");

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
        long prompt = 0;
        long completion = 0;
        Matcher counts = COUNT.matcher(new String(tail, StandardCharsets.ISO_8859_1));
        while (counts.find()) {
            long count = Long.parseLong(counts.group(2));
            if (counts.group(1).equals("prompt")) {
                prompt = count;
            } else {
                completion = count;
            }
        }
        return new TokenUsage(prompt, completion, prices.micros(prompt, completion));
    }
}
