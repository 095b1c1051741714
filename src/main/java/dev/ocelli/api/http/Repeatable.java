package dev.ocelli.api.http;

import dev.ocelli.core.repeat.FirstAnswer;
import dev.ocelli.core.repeat.Repeats;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** The header {@code Idempotency-Key} before any handler whose answer is a text. */
final class Repeatable {
    private static final String HEADER = "Idempotency-Key";
    private final Repeats repeats;

    Repeatable(Repeats repeats) {
        this.repeats = repeats;
    }

    static boolean isAsked(Context context) {
        return context.header(HEADER) != null;
    }

    /** Runs the handler once per key; {@code content} is a hash of the body. */
    void run(Context context, String projectId, String content, Handler handler) throws Exception {
        String key = context.header(HEADER);
        if (key == null) {
            handler.handle(context);
            return;
        }
        String query = Objects.requireNonNullElse(context.queryString(), "");
        var call = new Repeats.Call(
                projectId,
                key,
                hash((context.path() + "\n" + query + "\n" + content).getBytes(StandardCharsets.UTF_8)));
        Optional<FirstAnswer> first = repeats.claim(call);
        if (first.isPresent()) {
            context.header("Idempotent-Replayed", "true");
            context.status(first.get().status())
                    .contentType(first.get().contentType())
                    .result(first.get().body());
            return;
        }
        boolean kept = false;
        try {
            handler.handle(context);
            kept = keep(context, call);
        } finally {
            if (!kept) {
                repeats.drop(call);
            }
        }
    }

    private boolean keep(Context context, Repeats.Call call) {
        String body = context.result();
        if (context.statusCode() >= 400 || body == null) {
            return false;
        }
        String type = Objects.requireNonNullElse(context.res().getContentType(), "application/json");
        repeats.keep(call, new FirstAnswer(context.statusCode(), type, body));
        return true;
    }

    static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
