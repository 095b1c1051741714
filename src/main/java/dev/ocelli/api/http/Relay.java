package dev.ocelli.api.http;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.catalog.model.upstream.RawAnswer;
import dev.ocelli.catalog.model.upstream.RawCall;
import dev.ocelli.catalog.model.upstream.RawReceiver;
import dev.ocelli.core.base.OcelliException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way from a backend to a caller, without a thread of its own: whoever reads the backend's connection
 * writes to the caller's. What has come is written together; nothing is read ahead of a slow caller. In a silence between
 * the events of a stream a comment goes out, which readers skip.
 */
final class Relay extends IteratingCallback implements RawReceiver, CallerWatch.Waiting {
    private static final int PIECE = 16 << 10;
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LINE_FEED = '\n';

    /** What other proxies write into their logs for a caller that closed the connection. */
    private static final int LEFT = 499;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final CallerWatch.Watched caller;
    private final KeyLimits.Place place;
    private final Log log;
    private @Nullable Thread inLine;
    private @Nullable RawCall call;
    private boolean left;

    // of the thread whose turn it is
    private @Nullable RetainableByteBuffer piece;
    private boolean betweenEvents = true;
    private boolean dry;
    private boolean last;

    private volatile @Nullable RawAnswer answer;
    private volatile boolean waiting;
    private volatile boolean beatDue;
    private volatile long lastWrite = System.nanoTime();

    /** Hears once what became of a call. Must not block. */
    interface Log {
        Log NONE = (outcome, stream, usage) -> {};

        void ended(Outcome outcome, boolean stream, TokenUsage usage);
    }

    /** What Jetty hands over of one request. */
    record Exchange(Request request, Response response, Callback callback) {}

    Relay(Exchange exchange, CallerWatch watch, KeyLimits.Place place, Log log) {
        this.request = exchange.request();
        this.response = exchange.response();
        this.callback = exchange.callback();
        this.place = place;
        this.log = log;
        request.addIdleTimeoutListener(_ -> false); // a model may think for long
        this.caller = watch.over(request, this);
    }

    /** This thread waits for a place; it is interrupted when the caller leaves. */
    synchronized void waits() {
        inLine = Thread.currentThread();
        if (left) {
            inLine.interrupt();
        }
    }

    /** The question is on its way. */
    void sent(RawCall on) {
        boolean late;
        synchronized (this) {
            call = on;
            late = left;
        }
        if (late) {
            on.leave();
        }
    }

    /** The question could not be sent. */
    void unsent(Throwable error) {
        log.ended(hasLeft() ? Outcome.LEFT : Outcome.FAILED, false, TokenUsage.NONE);
        refuse(error);
    }

    @Override
    public void ended(Outcome outcome, TokenUsage usage) {
        RawAnswer begun = answer;
        log.ended(outcome, begun != null && begun.isStream(), usage);
    }

    @Override
    public void left() {
        RawCall on;
        synchronized (this) {
            left = true;
            on = call;
            if (on == null && inLine != null) {
                inLine.interrupt();
            }
        }
        if (on != null) {
            on.leave();
        }
    }

    @Override
    public void look() {
        RawCall on = call();
        if (on != null) {
            on.look();
        }
        if (waiting && System.nanoTime() - lastWrite > EventStream.PULSE.toNanos()) {
            beatDue = true;
            iterate();
        }
    }

    private synchronized @Nullable RawCall call() {
        return call;
    }

    @Override
    public void answered(RawAnswer begun) {
        response.setStatus(begun.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, begun.contentType());
        begun.header("Content-Length").ifPresent(length -> headers.put(HttpHeader.CONTENT_LENGTH, length));
        begun.header("Retry-After").ifPresent(value -> headers.put(HttpHeader.RETRY_AFTER, value));
        if (begun.isStream()) {
            headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
            headers.put("X-Accel-Buffering", "no");
        }
        answer = begun;
        iterate();
    }

    @Override
    protected Action process() {
        RawAnswer from = answer;
        if (from == null) {
            return Action.IDLE;
        }
        if (last) {
            return Action.SUCCEEDED;
        }
        if (waiting) {
            return beat(from);
        }
        if (dry) {
            return wait(from);
        }
        ByteBuffer bytes = emptied();
        switch (from.fill(bytes)) {
            case MORE -> {}
            case NOTHING_YET -> dry = true;
            case END -> last = true;
        }
        bytes.flip();
        if (!bytes.hasRemaining() && !last) {
            return wait(from);
        }
        if (bytes.hasRemaining()) {
            betweenEvents = bytes.get(bytes.limit() - 1) == LINE_FEED;
        }
        return write(bytes);
    }

    private Action write(ByteBuffer bytes) {
        lastWrite = System.nanoTime();
        response.write(last, bytes, this);
        return Action.SCHEDULED;
    }

    private Action wait(RawAnswer from) {
        dry = false;
        letGo();
        waiting = true;
        from.demand(() -> {
            waiting = false;
            iterate();
        });
        return Action.IDLE;
    }

    private Action beat(RawAnswer from) {
        if (!beatDue) {
            return Action.IDLE;
        }
        beatDue = false;
        return from.isStream() && betweenEvents ? write(ByteBuffer.wrap(BEAT)) : Action.IDLE;
    }

    private ByteBuffer emptied() {
        if (piece == null) {
            piece = request.getComponents().getByteBufferPool().acquire(PIECE, true);
        }
        return piece.getByteBuffer().clear();
    }

    private void letGo() {
        if (piece != null) {
            piece.release();
            piece = null;
        }
    }

    @Override
    protected void onCompleteSuccess() {
        end();
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        refuse(cause);
    }

    @Override
    public void unanswered(OcelliException error) {
        refuse(error);
    }

    private void refuse(Throwable error) {
        end();
        if (hasLeft()) {
            response.setStatus(LEFT); // nobody reads it, but the log
            request.getConnectionMetaData().getConnection().getEndPoint().close(error);
            callback.succeeded();
        } else {
            Refusals.answer(request, response, callback, error);
        }
    }

    private synchronized boolean hasLeft() {
        return left;
    }

    private void end() {
        caller.close();
        place.close();
        letGo();
        RawAnswer begun = answer;
        if (begun != null) {
            begun.close();
        }
    }
}
