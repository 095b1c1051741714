package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.catalog.model.upstream.PassThrough;
import dev.ocelli.catalog.model.upstream.RawQuestion;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.engine.chat.PassedCall;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A plain proxy for callers that name a backend as their model: bytes go through as they are, apart from the model's name.
 * When the caller leaves, the backend is told to stop. It stands before the routes, which take what names no backend.
 */
public final class Gateway {
    /** What a backend has at each of our paths, behind its base. */
    private static final String CHAT = "/chat/completions";

    private static final Map<String, String> PATHS = Map.of(
            "/v1/openai/chat/completions", CHAT, "/v1/chat/completions", CHAT, "/v1/openai/embeddings", "/embeddings");

    private final PassThrough backends;
    private final CallerWatch watch;
    private final KeyLimits limits;
    private final Consumer<PassedCall> log;
    private final InstantSource clock;
    private final Ids ids;

    /** @param log hears of every chat call that a program made, when it is over; must not block */
    public Gateway(
            PassThrough backends,
            CallerLimits limits,
            CallerWatch watch,
            Consumer<PassedCall> log,
            InstantSource clock,
            Ids ids) {
        this.backends = backends;
        this.watch = watch;
        this.limits = new KeyLimits(limits, clock);
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /** The names of models that go through. */
    List<String> names() {
        return backends.names();
    }

    boolean serves(String model) {
        return backends.serves(model);
    }

    /** Whether there is a backend at all. */
    boolean isOpen() {
        return !backends.names().isEmpty();
    }

    /** What a backend has at one of our paths; empty where it has nothing. */
    static Optional<String> path(String ours) {
        return Optional.ofNullable(PATHS.get(ours));
    }

    /**
     * Passes a question on. Does not wait: where that is needed, the rest is handed to {@code later}.
     *
     * @param path as {@link #path} gives it
     */
    void pass(
            Relay.Exchange exchange,
            Auth.Visitor visitor,
            String path,
            RawQuestion question,
            Consumer<Runnable> later) {
        KeyLimits.Place place = limits.enter(visitor.identity().keyId());
        var relay = new Relay(exchange, watch, place, log(visitor, path, question));
        try {
            backends.sendAtOnce(path, question, relay)
                    .ifPresentOrElse(relay::sent, () -> later.accept(() -> waitInLine(path, question, relay)));
        } catch (RuntimeException e) {
            relay.unsent(e);
        }
    }

    private void waitInLine(String path, RawQuestion question, Relay relay) {
        try {
            relay.waits();
            relay.sent(backends.send(path, question, relay));
        } catch (RuntimeException e) {
            relay.unsent(e);
        }
    }

    /** What browsers chat stands in no log: wire contract A, section 16. */
    private Relay.Log log(Auth.Visitor visitor, String path, RawQuestion question) {
        if (visitor.origin() != Origin.API || !path.equals(CHAT)) {
            return Relay.Log.NONE;
        }
        Instant begun = clock.instant();
        return (outcome, stream, usage) -> log.accept(new PassedCall(
                "passed-" + ids.next(),
                visitor.identity().projectId(),
                question.model(),
                backends.backend(question.model()).orElse(""),
                stream,
                status(outcome),
                usage,
                begun,
                clock.instant()));
    }

    private static Status status(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> Status.COMPLETED;
            case FAILED -> Status.FAILED;
            case LEFT -> Status.CANCELLED;
        };
    }
}
