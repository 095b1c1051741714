package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A backend's answer as it comes, byte for byte. Close it: an answer that is not at its end is then cut off upstream. */
public final class RawAnswer implements AutoCloseable {
    private final Backend backend;
    private final UpstreamHttp.Answer answer;
    private final Turn turn;
    private final CallListener calls;
    private final UsageTail tail = new UsageTail();
    private final long start = System.nanoTime();
    private long lastByte = start;
    private Outcome outcome = Outcome.LEFT;

    RawAnswer(Backend backend, UpstreamHttp.Answer answer, Turn turn, CallListener calls) {
        this.backend = backend;
        this.answer = answer;
        this.turn = turn;
        this.calls = calls;
    }

    /** What {@link #next} finds. */
    public sealed interface Part {
        record Bytes(List<ByteBuffer> pieces) implements Part {}

        /** Silence for as long as was asked. */
        record Nothing() implements Part {}

        record End() implements Part {}
    }

    public int status() {
        return answer.status();
    }

    public String contentType() {
        return answer.contentType().orElse("application/json");
    }

    public boolean isStream() {
        return contentType().startsWith("text/event-stream");
    }

    /** Bytes of the body, where the backend said so. */
    public OptionalLong length() {
        return answer.response().headers().firstValueAsLong("Content-Length");
    }

    public Optional<String> header(String name) {
        return answer.header(name);
    }

    /**
     * The next bytes.
     *
     * @param pulse how long to wait for them
     * @throws OcelliException {@code UPSTREAM_FAILED} when the answer breaks off or the backend falls silent
     */
    public Part next(Duration pulse) {
        try {
            Part part = answer.body().poll(pulse);
            switch (part) {
                case Part.Bytes(var pieces) -> {
                    pieces.forEach(tail::pass);
                    lastByte = System.nanoTime();
                }
                case Part.Nothing() -> silence();
                case Part.End() -> outcome = answer.status() < 400 ? Outcome.ANSWERED : Outcome.FAILED;
            }
            return part;
        } catch (UpstreamFault fault) {
            outcome = fault.kind() == UpstreamFault.Kind.OUT_OF_TIME ? Outcome.LEFT : Outcome.FAILED;
            throw new OcelliException(
                    ErrorCode.UPSTREAM_FAILED,
                    null,
                    "The model backend '" + backend.name() + "' did not end its answer: " + fault.getMessage() + ".",
                    fault);
        }
    }

    private void silence() {
        long now = System.nanoTime();
        if (now - lastByte > backend.patience().betweenBytes().toNanos()) {
            throw UpstreamFault.of(UpstreamFault.Kind.PASSING, "it fell silent");
        }
        if (now - start > backend.patience().total().toNanos()) {
            throw UpstreamFault.of(UpstreamFault.Kind.PASSING, "it took too long");
        }
    }

    @Override
    public void close() {
        answer.body().close();
        turn.close();
        calls.called(
                backend.name(), outcome, Duration.ofNanos(System.nanoTime() - start), tail.usage(backend.prices()));
    }
}
