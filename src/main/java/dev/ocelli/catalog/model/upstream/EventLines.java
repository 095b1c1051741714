package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The {@code data} of server-sent events, one event at a time. Lines end with LF, CR or both; comments and other fields
 * are passed over; several data lines of one event are joined by a line feed. Source: the HTML standard, section 9.2.
 */
final class EventLines {
    private static final int MOST_BYTES_OF_A_LINE = 8 << 20;
    private static final long MOST_BYTES = 256L << 20;

    private final ByteFeed feed;
    private final Supplier<Duration> patience;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder event = new StringBuilder();
    private final Deque<String> ready = new ArrayDeque<>();
    private boolean afterReturn;
    private boolean hasData;
    private long bytes;

    /** @param patience how long to wait for the next bytes, asked before each wait */
    EventLines(ByteFeed feed, Supplier<Duration> patience) {
        this.feed = feed;
        this.patience = patience;
    }

    /** The data of the next event; empty at the end of the stream. */
    Optional<String> next() {
        while (ready.isEmpty()) {
            Optional<ByteBuffer> piece = feed.next(patience.get());
            if (piece.isEmpty()) {
                endOfLine();
                endOfEvent();
                return Optional.ofNullable(ready.poll());
            }
            take(piece.get());
        }
        return Optional.of(ready.remove());
    }

    private void take(ByteBuffer piece) {
        bytes += piece.remaining();
        if (bytes > MOST_BYTES) {
            throw UpstreamFault.of(Kind.GARBLED, "its answer does not end");
        }
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '\n') {
                if (!afterReturn) {
                    endOfLine();
                }
                afterReturn = false;
            } else if (next == '\r') {
                endOfLine();
                afterReturn = true;
            } else {
                afterReturn = false;
                line.write(next);
                if (line.size() > MOST_BYTES_OF_A_LINE) {
                    throw UpstreamFault.of(Kind.GARBLED, "a line of its answer does not end");
                }
            }
        }
    }

    private void endOfLine() {
        String text = decode(line.toByteArray());
        line.reset();
        if (text.isEmpty()) {
            endOfEvent();
        } else if (text.startsWith("data:")) {
            if (hasData) {
                event.append('\n');
            }
            hasData = true;
            event.append(text, text.startsWith("data: ") ? 6 : 5, text.length());
        }
    }

    private void endOfEvent() {
        if (hasData) {
            ready.add(event.toString());
        }
        event.setLength(0);
        hasData = false;
    }

    /** Strict: a letter that is broken once would be wrong in a value later. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw UpstreamFault.of(Kind.GARBLED, "its answer is not UTF-8 text", e);
        }
    }
}
