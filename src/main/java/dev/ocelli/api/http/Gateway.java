package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.catalog.model.upstream.PassThrough;
import dev.ocelli.catalog.model.upstream.RawAnswer;
import dev.ocelli.catalog.model.upstream.RawQuestion;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A plain proxy for callers that name a backend as their model: bytes go through as they are, apart from the model's name.
 * When the caller leaves, the backend is told to stop.
 */
public final class Gateway {
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LINE_FEED = '\n';

    private final PassThrough backends;
    private final CallerWatch watch;
    private final KeyLimits limits;

    public Gateway(PassThrough backends, CallerLimits limits, CallerWatch watch, InstantSource clock) {
        this.backends = backends;
        this.watch = watch;
        this.limits = new KeyLimits(limits, clock);
    }

    /** The names of models that go through. */
    List<String> names() {
        return backends.names();
    }

    boolean serves(String model) {
        return backends.serves(model);
    }

    /** The request, when its model is a backend. */
    Optional<RawQuestion> question(Context context) {
        return RawQuestion.of(context.bodyAsBytes()).filter(question -> backends.serves(question.model()));
    }

    /** @param path behind a backend's base, such as {@code /chat/completions} */
    void pass(Context context, String path, RawQuestion question) {
        Optional<CallerWatch.Watched> caller = watch.over(context);
        try (KeyLimits.Place _ = limits.enter();
                RawAnswer answer = backends.send(path, question)) {
            head(context, answer);
            body(context.res().getOutputStream(), answer);
        } catch (IOException | RuntimeException e) {
            if (context.res().isCommitted()
                    || caller.map(CallerWatch.Watched::left).orElse(false)) {
                cut(context, e);
                return;
            }
            throw e instanceof RuntimeException known ? known : new java.io.UncheckedIOException((IOException) e);
        } finally {
            caller.ifPresent(CallerWatch.Watched::close);
        }
    }

    private static void head(Context context, RawAnswer answer) {
        context.status(answer.status());
        context.res().setCharacterEncoding((String) null);
        context.res().setContentType(answer.contentType());
        answer.length().ifPresent(length -> context.res().setContentLengthLong(length));
        answer.header("Retry-After").ifPresent(value -> context.header("Retry-After", value));
        if (answer.isStream()) {
            context.header("Cache-Control", "no-cache");
            context.header("X-Accel-Buffering", "no");
        }
    }

    /** In a silence between events a comment goes out, which readers skip and which finds out callers that left. */
    private static void body(OutputStream out, RawAnswer answer) throws IOException {
        boolean stream = answer.isStream();
        boolean betweenEvents = true;
        while (true) {
            switch (answer.next(EventStream.PULSE)) {
                case RawAnswer.Part.Bytes(var pieces) -> {
                    for (ByteBuffer piece : pieces) {
                        betweenEvents =
                                piece.hasRemaining() ? piece.get(piece.limit() - 1) == LINE_FEED : betweenEvents;
                        write(out, piece);
                    }
                    if (stream) {
                        out.flush();
                    }
                }
                case RawAnswer.Part.Nothing() -> {
                    if (stream && betweenEvents) {
                        out.write(BEAT);
                        out.flush();
                    }
                }
                case RawAnswer.Part.End() -> {
                    return;
                }
            }
        }
    }

    private static void write(OutputStream out, ByteBuffer piece) throws IOException {
        if (piece.hasArray()) {
            out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
            return;
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        out.write(bytes);
    }

    /** An answer that has begun cannot become an error: the connection ends, so that nobody takes it for whole. */
    private static void cut(Context context, Exception reason) {
        org.eclipse.jetty.ee10.servlet.ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(reason);
    }
}
