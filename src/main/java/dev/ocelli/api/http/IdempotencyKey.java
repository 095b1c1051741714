package dev.ocelli.api.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The header {@code Idempotency-Key} of a request that its own route answers again, with a hash of path and body. */
record IdempotencyKey(String key, String bodyHash) {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    static Optional<IdempotencyKey> of(Context context, Fields body) {
        String key = context.header(HEADER);
        if (key == null || key.isBlank()) {
            return Optional.empty();
        }
        if (key.length() > LONGEST) {
            throw body.refused(HEADER, "The Idempotency-Key has more than " + LONGEST + " characters.");
        }
        return Optional.of(new IdempotencyKey(key, hash(context.path(), context.bodyAsBytes())));
    }

    private static String hash(String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
