package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The connections to one backend. The backend is the operator's own choice, so the gate for strangers' URLs does not
 * stand before it; redirects are not followed, so that it cannot send us elsewhere with its key.
 *
 * <p>One thread reads all connections and calls the listeners itself, so these must not block.
 */
final class UpstreamHttp implements AutoCloseable {
    private static final int MOST_BYTES_OF_A_REFUSAL = 64 << 10;
    private static final long MOST_BYTES_OF_AN_ANSWER = 256L << 20;
    private static final int MOST_THREADS = 4;
    private static final Duration KEPT_OPEN = Duration.ofSeconds(30);

    private final Backend backend;
    private final HttpClient client;

    UpstreamHttp(Backend backend) {
        this.backend = backend;
        var threads = new QueuedThreadPool(MOST_THREADS, 1);
        threads.setName("model");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        var transport = new HttpClientTransportOverHTTP(1);
        transport.setInvocationType(InvocationType.NON_BLOCKING);
        client = new HttpClient(transport);
        client.setExecutor(threads);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        client.setConnectTimeout(backend.patience().connect().toMillis());
        client.setIdleTimeout(KEPT_OPEN.toMillis());
        client.setMaxConnectionsPerDestination(backend.patience().concurrency() + 1); // a probe needs no place
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client did not start", e);
        }
        client.getContentDecoderFactories().clear(); // bytes as sent
        client.getProtocolHandlers().clear();
    }

    /** An answer whose head is here. Close its body. */
    record Answer(Response head, ByteFeed body) {
        int status() {
            return head.getStatus();
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(head.getHeaders().get(name));
        }

        Optional<String> contentType() {
            return header("Content-Type");
        }
    }

    /** A request that is not sent yet; nobody hurries it. */
    Request request(String path, Optional<byte[]> body) {
        Request request = client.newRequest(backend.endpoint().at(path))
                .method(body.isPresent() ? HttpMethod.POST : HttpMethod.GET)
                .idleTimeout(backend.patience().total().toMillis(), TimeUnit.MILLISECONDS)
                .headers(headers -> backend.endpoint()
                        .key()
                        .ifPresent(key -> headers.put(HttpHeader.AUTHORIZATION, "Bearer " + key.value())));
        body.ifPresent(bytes -> request.body(new BytesRequestContent("application/json", bytes)));
        return request;
    }

    /** Sends and gives the answer's head, whatever its status. Interrupting ends the call. */
    Answer send(String path, Optional<byte[]> body, Duration patience) {
        Request request = request(path, body);
        var feed = new ByteFeed(request);
        request.send(feed);
        return new Answer(feed.head(patience, error -> fault(error)), feed);
    }

    /** Of a call that broke before its answer began. */
    UpstreamFault fault(Throwable error) {
        return switch (error) {
            case UpstreamFault known -> known;
            case SocketTimeoutException late ->
                UpstreamFault.of(
                        Kind.PASSING,
                        "no connection within " + words(backend.patience().connect()),
                        late);
            default -> UpstreamFault.of(Kind.PASSING, "no connection, or it broke", error);
        };
    }

    /** Of a call whose answer did not begin in time. */
    static UpstreamFault late(Duration patience) {
        return UpstreamFault.of(Kind.PASSING, "no answer within " + words(patience));
    }

    private static String words(Duration time) {
        return time.toMillis() < 2_000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    /** The rest of an answer as text. */
    static String text(ByteFeed feed, Supplier<Duration> patience) {
        return EventLines.decode(bytes(feed, patience, MOST_BYTES_OF_AN_ANSWER));
    }

    /** The beginning of a refusal, in whatever letters. */
    static String refusal(ByteFeed feed, Supplier<Duration> patience) {
        return new String(bytes(feed, patience, MOST_BYTES_OF_A_REFUSAL), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteFeed feed, Supplier<Duration> patience, long most) {
        var all = new ByteArrayOutputStream();
        for (var piece = feed.next(patience.get()); piece.isPresent(); piece = feed.next(patience.get())) {
            byte[] bytes = new byte[piece.get().remaining()];
            piece.get().get(bytes);
            all.writeBytes(bytes);
            if (all.size() > most) {
                throw UpstreamFault.of(Kind.GARBLED, "its answer does not end");
            }
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client did not stop", e);
        }
    }
}
