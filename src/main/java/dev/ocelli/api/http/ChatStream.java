package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.chat.ArtifactLinks;
import dev.ocelli.engine.chat.ChatCompletions;
import dev.ocelli.engine.chat.ChatEvent;
import dev.ocelli.engine.chat.ChatTurn;
import dev.ocelli.engine.chat.Completion;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One answer sent while it is made. The work runs on a thread of its own and hands events over; the request's thread
 * sends them, and ends the work when the caller has left. A slow reader slows the work down, so that nothing piles up.
 * Our own pages are also told the steps as they begin and end; other callers know no such chunks.
 */
final class ChatStream {
    /** A refusal that comes so soon is still told as status and body. */
    private static final Duration EARLY = Duration.ofMillis(50);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final int PENDING = 64;

    private final ChatCompletions completions;
    private final ChatTurn turn;
    private final ArtifactLinks links;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(PENDING);
    private final boolean detailed;
    private volatile boolean deaf;

    ChatStream(ChatCompletions completions, ChatTurn turn, ArtifactLinks links) {
        this.completions = completions;
        this.turn = turn;
        this.links = links;
        this.detailed = RequestContext.CURRENT.get().caller().origin() == Origin.BROWSER;
    }

    /** What the working thread says. */
    private sealed interface Signal {
        record Told(ChatEvent event) implements Signal {}

        record Done(Completion completion) implements Signal {}

        record Broken(OcelliException reason) implements Signal {}
    }

    void send(Context context, boolean usageApart) throws InterruptedException {
        Thread worker = start();
        try {
            @Nullable Signal first = signals.poll(EARLY.toMillis(), TimeUnit.MILLISECONDS);
            if (first instanceof Signal.Broken(OcelliException reason)) {
                throw reason;
            }
            var chunks = new ChatBodies.Chunks(turn, usageApart);
            EventStream stream = EventStream.open(context);
            stream.send(chunks.role());
            pass(stream, chunks, first, RequestIds.of(context.req()));
        } catch (EventStream.CallerLeft e) {
            deaf = true; // the work is ended below
        } finally {
            deaf = true;
            worker.interrupt();
            var _ = worker.join(LONGEST_GOODBYE);
        }
    }

    private Thread start() {
        RequestContext bound = RequestContext.CURRENT.get();
        return Thread.ofVirtual()
                .name("chat-" + turn.id())
                .start(() -> ScopedValue.where(RequestContext.CURRENT, bound).run(this::work));
    }

    private void work() {
        try {
            Completion completion = completions.answer(turn, event -> tell(new Signal.Told(event)), links);
            tell(new Signal.Done(completion));
        } catch (OcelliException e) {
            tellQuietly(new Signal.Broken(e));
        } catch (CancellationException e) {
            tellQuietly(new Signal.Broken(new OcelliException(
                    ErrorCode.OVERLOADED, null, "The answer was cut short; send the message again.", e)));
        }
    }

    private void tellQuietly(Signal signal) {
        if (!deaf) {
            tell(signal);
        }
    }

    private void tell(Signal signal) {
        try {
            while (!signals.offer(signal, 1, TimeUnit.SECONDS)) {
                if (deaf) {
                    throw new CancellationException("nobody listens");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody listens");
        }
    }

    private void pass(EventStream stream, ChatBodies.Chunks chunks, @Nullable Signal first, String requestId)
            throws InterruptedException {
        @Nullable Signal next = first;
        while (true) {
            switch (next) {
                case null -> stream.beat();
                case Signal.Told(ChatEvent.Text(String piece)) -> stream.send(chunks.text(piece));
                case Signal.Told(ChatEvent.Progress(String line)) -> stream.send(chunks.progress(line));
                case Signal.Told(ChatEvent.Began began) -> {
                    if (detailed) {
                        stream.send(chunks.step(ChatSessionBodies.step(began)));
                    }
                }
                case Signal.Told(ChatEvent.Ended(Step step)) -> {
                    if (detailed) {
                        stream.send(chunks.step(ChatSessionBodies.step(step)));
                    }
                }
                case Signal.Done(Completion completion) -> {
                    end(stream, chunks, completion);
                    return;
                }
                case Signal.Broken(OcelliException reason) -> {
                    stream.send(Json.write(Problem.body(reason, requestId)));
                    return;
                }
            }
            next = signals.poll(EventStream.PULSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void end(EventStream stream, ChatBodies.Chunks chunks, Completion completion) {
        if (!completion.answer().calls().isEmpty()) {
            stream.send(chunks.calls(completion.answer().calls()));
        }
        stream.send(chunks.last(completion));
        if (chunks.usageApart()) {
            stream.send(chunks.usage(completion));
        }
        stream.send("[DONE]");
    }
}
