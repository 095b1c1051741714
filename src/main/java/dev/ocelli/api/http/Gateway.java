package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.catalog.model.upstream.PassThrough;
import dev.ocelli.catalog.model.upstream.RawQuestion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.engine.chat.PassedCall;
import dev.ocelli.engine.chat.TurnRecord.Status;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

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

    /** Takes the calls of backends; whatever else comes goes on to the handler that it wraps. */
    Handler.Singleton before(Auth auth) {
        return new Door(auth);
    }

    private final class Door extends Handler.Wrapper {
        private final Auth auth;

        Door(Auth auth) {
            this.auth = auth;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = HttpMethod.POST.is(request.getMethod()) ? PATHS.get(Request.getPathInContext(request)) : null;
            if (path == null) {
                return super.handle(request, response, callback);
            }
            try {
                Auth.Visitor visitor = auth.check(request, Set.of()).orElseThrow();
                byte[] body = body(request);
                Optional<RawQuestion> question = RawQuestion.of(body).filter(asked -> backends.serves(asked.model()));
                if (question.isEmpty()) {
                    return super.handle(new AlreadyRead(request, body), response, callback);
                }
                request.setAttribute(Gate.ROUTE, Request.getPathInContext(request));
                request.setAttribute(AccessLog.PROJECT, visitor.identity().projectId());
                KeyLimits.Place place = limits.enter(visitor.identity().keyId());
                var door = new Relay.Door(request, response, callback);
                pass(path, question.get(), new Relay(door, watch, place, log(visitor, path, question.get())));
            } catch (OcelliException e) {
                Refusals.answer(request, response, callback, e);
            }
            return true;
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

    private void pass(String path, RawQuestion question, Relay relay) {
        try {
            relay.sent(backends.send(path, question, relay));
        } catch (RuntimeException e) {
            relay.unsent(e);
        }
    }

    private static byte[] body(Request request) throws InterruptedException {
        if (request.getLength() > Server.MOST_JSON_BYTES) {
            throw Refusals.tooLarge(Server.MOST_JSON_BYTES);
        }
        try {
            return Content.Source.asByteArrayAsync(request, (int) Server.MOST_JSON_BYTES)
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalStateException) {
                throw Refusals.tooLarge(Server.MOST_JSON_BYTES);
            }
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, null, "The body did not arrive whole; send the request again.", e);
        }
    }

    /** A request whose body was read to find its model. */
    private static final class AlreadyRead extends Request.Wrapper {
        private final Content.Source body;

        AlreadyRead(Request request, byte[] body) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public long getLength() {
            return body.getLength();
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable then) {
            body.demand(then);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }
}
