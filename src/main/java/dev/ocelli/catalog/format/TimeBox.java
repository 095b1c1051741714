package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a parser of strangers' bytes on a thread of its own and waits only so long.
 *
 * <p>Whatever the parser throws, running out of memory and endless recursion included, comes out as {@code
 * INVALID_FILE}. A parser that does not listen to the interrupt is left behind on its daemon thread.
 */
final class TimeBox {
    private final Duration patience;

    TimeBox(Duration patience) {
        this.patience = patience;
    }

    /** {@code what} ends the sentence "… could not be read", such as {@code "Page 3 of the PDF"}. */
    <T> T call(String what, Callable<T> work) {
        var result = new CompletableFuture<T>();
        var thread = Thread.ofPlatform().daemon().name("format-reader").unstarted(() -> complete(result, work));
        thread.start();
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw invalid(what + " could not be read within " + patience.toSeconds() + " seconds.", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.OVERLOADED, null, "The work was stopped; send it again later.", e);
        } catch (ExecutionException e) {
            throw explain(what, e.getCause() == null ? e : e.getCause());
        }
    }

    // The result must be completed whatever happens, or the caller would wait for the whole patience.
    @SuppressWarnings("CatchThrowable")
    private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        try {
            result.complete(work.call());
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private static OcelliException explain(String what, Throwable cause) {
        return switch (cause) {
            case OcelliException known -> known;
            case OutOfMemoryError e -> invalid(what + " needs more memory than there is.", e);
            case StackOverflowError e -> invalid(what + " is nested too deeply.", e);
            case IOException e -> invalid(what + " is damaged and could not be read.", e);
            default -> invalid(what + " could not be read.", cause);
        };
    }

    private static OcelliException invalid(String message, Throwable cause) {
        return new OcelliException(ErrorCode.INVALID_FILE, null, message, cause);
    }
}
