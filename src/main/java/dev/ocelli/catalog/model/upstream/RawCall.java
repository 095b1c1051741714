package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** One call of a backend that goes through, from its place in line to its last byte. Any thread. */
public final class RawCall {
    private final BackendModel model;
    private final Turn turn;
    private final RawReceiver receiver;
    private final Request request;
    private final CallListener calls;
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable RawAnswer answer;

    RawCall(BackendModel model, Turn turn, Request request, RawReceiver receiver, CallListener calls) {
        this.model = model;
        this.turn = turn;
        this.request = request;
        this.receiver = receiver;
        this.calls = calls;
    }

    void send() {
        request.send(new Ear());
    }

    /** Nobody waits any more: the backend is told to stop. */
    public void leave() {
        stop(UpstreamFault.of(Kind.OUT_OF_TIME, "the caller left"));
    }

    /** Stops a call that took longer than the backend may take; to be called now and then. */
    public void look() {
        Backend.Patience patience = model.backend().patience();
        long now = System.nanoTime();
        RawAnswer begun = answer;
        if (begun == null) {
            if (now - start > patience.total().toNanos()) {
                stop(UpstreamHttp.late(patience.total()));
            }
        } else if (begun.silence(now).compareTo(patience.betweenBytes()) > 0) {
            stop(UpstreamFault.of(Kind.PASSING, "it fell silent"));
        } else if (now - start > patience.total().toNanos()) {
            stop(UpstreamFault.of(Kind.PASSING, "it took too long"));
        }
    }

    void stop(UpstreamFault fault) {
        var _ = request.abort(fault);
    }

    /** Gives the place back and tells what the call was. */
    void end(Outcome outcome, TokenUsage usage) {
        if (over.compareAndSet(false, true)) {
            turn.close();
            calls.called(model.backend().name(), outcome, Duration.ofNanos(System.nanoTime() - start), usage);
            receiver.ended(outcome, usage);
        }
    }

    /** What became of a fault for the caller. */
    OcelliException explained(String what, UpstreamFault fault) {
        return new OcelliException(
                fault.kind() == Kind.BUSY ? ErrorCode.RATE_LIMITED : ErrorCode.UPSTREAM_FAILED,
                null,
                "The model backend '" + model.backend().name() + "' " + what + ": " + fault.getMessage() + ".",
                fault);
    }

    static Outcome outcome(UpstreamFault fault) {
        return fault.kind() == Kind.OUT_OF_TIME ? Outcome.LEFT : Outcome.FAILED;
    }

    /** Hears what the connection tells. */
    private final class Ear implements Response.ContentSourceListener, Response.CompleteListener {
        @Override
        public void onContentSource(Response response, Content.Source source) {
            turn.succeeded();
            var begun = new RawAnswer(RawCall.this, model.backend(), response, source);
            answer = begun;
            receiver.answered(begun);
        }

        @Override
        public void onComplete(Result result) {
            if (answer == null) {
                Throwable reason = result.getFailure() == null
                        ? UpstreamFault.of(Kind.GARBLED, "its answer has no head")
                        : result.getFailure();
                UpstreamFault fault = model.http().fault(reason);
                turn.failed(fault);
                end(outcome(fault), TokenUsage.NONE);
                receiver.unanswered(explained("gave no answer", fault));
            }
        }
    }
}
