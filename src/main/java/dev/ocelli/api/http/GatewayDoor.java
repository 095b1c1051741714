package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.RawQuestion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Stands before the routes. A call of a backend is taken by the thread that read it, as long as nothing must be waited
 * for: the key is known, the body is here, a place is free. Everything else goes on on a virtual thread, which may wait.
 */
final class GatewayDoor extends Handler.Wrapper {
    private final Gateway gateway;
    private final Auth auth;
    private final Executor threads;

    /** @param threads on which handlers may block */
    GatewayDoor(Gateway gateway, Auth auth, Executor threads) {
        this.gateway = gateway;
        this.auth = auth;
        this.threads = threads;
    }

    /** Spares the server a change of threads for each request. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var exchange = new Relay.Exchange(request, response, callback);
        Optional<String> path = HttpMethod.POST.is(request.getMethod())
                ? Gateway.path(Request.getPathInContext(request))
                : Optional.empty();
        if (path.isEmpty()) {
            later(exchange, () -> elsewhere(exchange, request));
            return true;
        }
        Optional<Auth.Visitor> known = auth.remembered(request);
        if (known.isEmpty()) {
            later(
                    exchange,
                    () -> read(
                            exchange, path.get(), auth.check(request, Set.of()).orElseThrow()));
            return true;
        }
        try {
            read(exchange, path.get(), known.get());
        } catch (Exception e) {
            Refusals.answer(request, response, callback, e);
        }
        return true;
    }

    private void read(Relay.Exchange exchange, String path, Auth.Visitor visitor) throws Exception {
        if (exchange.request().getLength() > Server.MOST_JSON_BYTES) {
            throw Refusals.tooLarge(Server.MOST_JSON_BYTES);
        }
        var body = new CompletableFuture<byte[]>();
        Content.Source.asByteArrayAsync(
                exchange.request(),
                (int) Server.MOST_JSON_BYTES,
                Promise.Invocable.from(InvocationType.NON_BLOCKING, body::complete, body::completeExceptionally));
        if (body.isDone()) {
            enter(exchange, path, visitor, whole(body));
        } else {
            later(exchange, () -> enter(exchange, path, visitor, whole(body)));
        }
    }

    private static byte[] whole(CompletableFuture<byte[]> body) throws InterruptedException {
        try {
            return body.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalStateException) {
                throw Refusals.tooLarge(Server.MOST_JSON_BYTES);
            }
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, null, "The body did not arrive whole; send the request again.", e);
        }
    }

    private void enter(Relay.Exchange exchange, String path, Auth.Visitor visitor, byte[] body) {
        Request request = exchange.request();
        Optional<RawQuestion> question = RawQuestion.of(body).filter(asked -> gateway.serves(asked.model()));
        if (question.isEmpty()) {
            later(exchange, () -> elsewhere(exchange, new AlreadyRead(request, body)));
            return;
        }
        request.setAttribute(Gate.ROUTE, Request.getPathInContext(request));
        request.setAttribute(AccessLog.PROJECT, visitor.identity().projectId());
        gateway.pass(exchange, visitor, path, question.get(), task -> later(exchange, task::run));
    }

    private void elsewhere(Relay.Exchange exchange, Request request) throws Exception {
        if (!super.handle(request, exchange.response(), exchange.callback())) {
            Response.writeError(request, exchange.response(), exchange.callback(), 404);
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    private void later(Relay.Exchange exchange, Task task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (Throwable e) { // whatever it is, the caller must be told
                Refusals.answer(exchange.request(), exchange.response(), exchange.callback(), e);
            }
        });
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
