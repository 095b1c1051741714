package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.catalog.model.upstream.PassThrough;
import dev.ocelli.catalog.model.upstream.RawQuestion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
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
    private static final Map<String, String> PATHS = Map.of(
            "/v1/openai/chat/completions", "/chat/completions",
            "/v1/chat/completions", "/chat/completions",
            "/v1/openai/embeddings", "/embeddings");

    private final PassThrough backends;
    private final CallerWatch watch;
    private final KeyLimits limits;

    public Gateway(PassThrough backends, CallerLimits limits, CallerWatch watch, InstantSource clock) {
        this.backends = backends;
        this.watch = watch;
        this.limits = new KeyLimits(limits, clock);
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
                pass(path, question.get(), new Relay(request, response, callback, watch, place));
            } catch (OcelliException e) {
                Refusals.answer(request, response, callback, e);
            }
            return true;
        }
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
