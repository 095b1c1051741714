package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * An answer for a reader that waits for it, with an end to every wait. Nothing is read ahead, so a slow reader slows the
 * sender. Closing it before its end closes the connection, which tells the backend to stop.
 */
final class ByteFeed implements Response.ContentSourceListener, Response.CompleteListener, AutoCloseable {
    private record Begun(Response head, Content.Source source) {}

    private final Request request;
    private final CompletableFuture<Begun> begun = new CompletableFuture<>();
    private final Semaphore ready = new Semaphore(0);
    private boolean ended;

    /** @param request that is then sent with this as its listener */
    ByteFeed(Request request) {
        this.request = request;
    }

    @Override
    public void onContentSource(Response response, Content.Source source) {
        begun.complete(new Begun(response, source));
    }

    @Override
    public void onComplete(Result result) {
        if (result.isFailed()) {
            begun.completeExceptionally(result.getFailure()); // does nothing once the head is here
        }
    }

    /** Waits for the answer's head. */
    Response head(Duration patience, Function<Throwable, UpstreamFault> fault) {
        try {
            return begun.get(patience.toMillis(), TimeUnit.MILLISECONDS).head();
        } catch (ExecutionException e) {
            ended = true;
            throw fault.apply(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            close();
            throw UpstreamHttp.late(patience);
        } catch (InterruptedException _) {
            throw left();
        }
    }

    private UpstreamFault left() {
        close();
        Thread.currentThread().interrupt();
        return UpstreamFault.of(Kind.OUT_OF_TIME, "the caller left");
    }

    /** The next bytes, in an array of their own; empty at the end. One reader only. */
    Optional<ByteBuffer> next(Duration patience) {
        while (!ended) {
            Content.Chunk chunk = begun.join().source().read();
            if (chunk == null) {
                await(patience);
                continue;
            }
            if (Content.Chunk.isFailure(chunk)) {
                ended = true;
                throw UpstreamFault.of(Kind.PASSING, "its answer broke off", chunk.getFailure());
            }
            ended = chunk.isLast();
            byte[] bytes = new byte[chunk.remaining()];
            chunk.getByteBuffer().get(bytes);
            chunk.release();
            if (bytes.length > 0) {
                return Optional.of(ByteBuffer.wrap(bytes));
            }
        }
        return Optional.empty();
    }

    private void await(Duration patience) {
        begun.join().source().demand(Invocable.from(InvocationType.NON_BLOCKING, ready::release));
        try {
            if (!ready.tryAcquire(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)) {
                close();
                throw UpstreamFault.of(Kind.PASSING, "it fell silent");
            }
        } catch (InterruptedException _) {
            throw left();
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            var _ = request.abort(UpstreamFault.of(Kind.OUT_OF_TIME, "nobody reads on"));
        }
    }
}
