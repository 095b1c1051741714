package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, piece by piece, with an end to every wait. One batch is asked for at a time, so a slow reader
 * slows the sender. Closing it before its end closes the connection, which tells the backend to stop.
 */
final class ByteFeed implements BodySubscriber<ByteFeed>, AutoCloseable {
    private sealed interface Signal {
        record Bytes(List<ByteBuffer> pieces) implements Signal {}

        record End() implements Signal {}

        record Broken(Throwable cause) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private boolean ended;

    @Override
    public CompletionStage<ByteFeed> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription.complete(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        signals.add(new Signal.Bytes(pieces));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Signal.Broken(cause));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    /** The next bytes; empty at the end. One reader only. */
    Optional<List<ByteBuffer>> next(Duration patience) {
        if (ended) {
            return Optional.empty();
        }
        return taken(await(patience));
    }

    private Optional<List<ByteBuffer>> taken(Signal signal) {
        return switch (signal) {
            case Signal.Bytes(var pieces) -> {
                var _ = subscription.thenAccept(given -> given.request(1));
                yield Optional.of(pieces);
            }
            case Signal.End() -> {
                ended = true;
                yield Optional.empty();
            }
            case Signal.Broken(var cause) -> {
                ended = true;
                throw UpstreamFault.of(Kind.PASSING, "its answer broke off", cause);
            }
        };
    }

    /** The next bytes, or that there are none for as long as {@code pulse}. One reader only. */
    RawAnswer.Part poll(Duration pulse) {
        if (ended) {
            return new RawAnswer.Part.End();
        }
        try {
            Signal signal = signals.poll(pulse.toMillis(), TimeUnit.MILLISECONDS);
            if (signal == null) {
                return new RawAnswer.Part.Nothing();
            }
            return taken(signal).<RawAnswer.Part>map(RawAnswer.Part.Bytes::new).orElseGet(RawAnswer.Part.End::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamFault.of(Kind.OUT_OF_TIME, "the caller left", e);
        }
    }

    private Signal await(Duration patience) {
        try {
            Signal signal = signals.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
            if (signal == null) {
                throw UpstreamFault.of(Kind.PASSING, "it fell silent");
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamFault.of(Kind.OUT_OF_TIME, "the caller left", e);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            var _ = subscription.thenAccept(Subscription::cancel);
        }
    }
}
