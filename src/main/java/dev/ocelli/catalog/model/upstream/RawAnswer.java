package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import dev.ocelli.core.base.OcelliException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * A backend's answer as it comes, byte for byte. One reader at a time. Close it: an answer that is not at its end is then
 * cut off upstream.
 */
public final class RawAnswer implements AutoCloseable {
    private final RawCall call;
    private final Backend backend;
    private final Response head;
    private final Content.Source source;
    private final UsageTail tail = new UsageTail();
    private final boolean stream;
    private Content.@Nullable Chunk rest;
    private Outcome outcome = Outcome.LEFT;
    private boolean ended;

    /** Since when the backend is waited for; 0 while it is not its turn. */
    private volatile long waitingSince;

    RawAnswer(RawCall call, Backend backend, Response head, Content.Source source) {
        this.call = call;
        this.backend = backend;
        this.head = head;
        this.source = source;
        this.stream = contentType().startsWith("text/event-stream");
    }

    /** What {@link #fill} left off at. */
    public enum Left {
        /** The buffer is full. */
        MORE,
        /** Nothing more is here yet: {@link #demand} tells when. */
        NOTHING_YET,
        END
    }

    public int status() {
        return head.getStatus();
    }

    public String contentType() {
        return header("Content-Type").orElse("application/json");
    }

    public boolean isStream() {
        return stream;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(head.getHeaders().get(name));
    }

    /**
     * Puts what has come into the buffer, as much as fits, without waiting.
     *
     * @throws OcelliException {@code UPSTREAM_FAILED} when the answer broke off or the backend fell silent
     */
    public Left fill(ByteBuffer into) {
        int from = into.position();
        try {
            return filled(into);
        } finally {
            tail.pass(into.duplicate().flip().position(from));
        }
    }

    private Left filled(ByteBuffer into) {
        while (into.hasRemaining()) {
            Content.Chunk chunk = rest == null ? source.read() : rest;
            rest = null;
            if (chunk == null) {
                return Left.NOTHING_YET;
            }
            if (Content.Chunk.isFailure(chunk)) {
                throw broken(chunk.getFailure());
            }
            ByteBuffer bytes = chunk.getByteBuffer();
            int length = Math.min(bytes.remaining(), into.remaining());
            into.put(into.position(), bytes, bytes.position(), length);
            into.position(into.position() + length);
            bytes.position(bytes.position() + length);
            if (bytes.hasRemaining()) {
                rest = chunk;
                return Left.MORE;
            }
            chunk.release();
            if (chunk.isLast()) {
                ended = true;
                outcome = status() < 400 ? Outcome.ANSWERED : Outcome.FAILED;
                return Left.END;
            }
        }
        return Left.MORE;
    }

    private OcelliException broken(Throwable cause) {
        UpstreamFault fault = cause instanceof UpstreamFault known
                ? known
                : UpstreamFault.of(Kind.PASSING, "its answer broke off", cause);
        outcome = RawCall.outcome(fault);
        return call.explained("did not end its answer", fault);
    }

    /** Runs {@code then}, which must not block, once there is something to {@link #fill} with or the answer broke. */
    public void demand(Runnable then) {
        waitingSince = System.nanoTime();
        source.demand(Invocable.from(InvocationType.NON_BLOCKING, () -> {
            waitingSince = 0;
            then.run();
        }));
    }

    /** How long the backend has been waited for. */
    Duration silence(long now) {
        long since = waitingSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(now - since);
    }

    @Override
    public void close() {
        if (rest != null) {
            rest.release();
            rest = null;
        }
        if (!ended) {
            call.leave();
        }
        call.end(outcome, tail.usage(backend.prices()));
    }
}
