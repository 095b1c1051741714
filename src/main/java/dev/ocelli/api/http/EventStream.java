package dev.ocelli.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An answer in server-sent events (HTML Living Standard, section 9.2), written as they come. Any thread, one at a time.
 *
 * <p>A caller who has left is noticed when something is written, at the second try at the latest; so whoever waits for
 * something to tell calls {@link #beat} every {@link #PULSE}.
 */
final class EventStream {
    /** Two of them pass within a second. */
    static final Duration PULSE = Duration.ofMillis(400);

    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Context context;
    private final ReentrantLock lock = new ReentrantLock();

    private EventStream(Context context) {
        this.context = context;
    }

    /** The caller has closed the connection; nobody hears more. */
    static final class CallerLeft extends CancellationException {
        private static final long serialVersionUID = 1;

        CallerLeft(IOException cause) {
            super("the caller left");
            initCause(cause);
        }
    }

    /** Sends status and headers; from here on errors must be told as events. */
    static EventStream open(Context context) {
        context.status(200);
        context.res().setCharacterEncoding((String) null);
        context.contentType("text/event-stream");
        context.header("Cache-Control", "no-cache");
        context.header("X-Accel-Buffering", "no"); // asks proxies to pass events on at once
        return new EventStream(context);
    }

    /** An event without name or id. */
    void send(String data) {
        write(text("", "", data));
    }

    /**
     * An event that a reader can go on from.
     *
     * @param id what it sends as {@code Last-Event-ID} when it comes again; one line
     */
    void send(String id, String event, String data) {
        write(text(id, event, data));
    }

    private static byte[] text(String id, String event, String data) {
        var text = new StringBuilder();
        if (!id.isEmpty()) {
            text.append("id: ").append(id).append('\n');
        }
        if (!event.isEmpty()) {
            text.append("event: ").append(event).append('\n');
        }
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A comment, which readers skip. */
    void beat() {
        write(BEAT);
    }

    private void write(byte[] bytes) {
        lock.lock();
        try {
            var out = context.res().getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new CallerLeft(e);
        } finally {
            lock.unlock();
        }
    }
}
