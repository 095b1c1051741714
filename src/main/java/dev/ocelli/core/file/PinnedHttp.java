package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that dials only addresses which {@link UrlGate} has checked, in the same step that resolved them, so
 * that a name cannot change between check and call. TLS still proves the name. Redirects are answers here.
 */
public final class PinnedHttp implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
    private static final int THREADS = 16;

    private final UrlGate gate;
    private final HttpClient client = new HttpClient();

    public PinnedHttp(UrlGate gate, String agent) {
        this.gate = gate;
        var threads = new QueuedThreadPool(THREADS);
        threads.setName("fetch");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setFollowRedirects(false);
        client.setConnectTimeout(CONNECT_LIMIT.toMillis());
        client.setIdleTimeout(SILENCE_LIMIT.toMillis());
        client.setUserAgentField(new org.eclipse.jetty.http.HttpField(HttpHeader.USER_AGENT, agent));
        client.setSocketAddressResolver(this::resolve);
        try {
            client.start();
            client.getContentDecoderFactories().clear(); // bytes as sent; a small answer cannot swell
            client.getProtocolHandlers().clear();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client did not start", e);
        }
    }

    private void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        try {
            promise.succeeded(gate.addresses(host, port).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList());
        } catch (UnknownHostException | RuntimeException e) {
            promise.failed(e);
        }
    }

    /** What came back; the body is read from {@code body} as it arrives. */
    record Answer(int status, Map<String, String> headers, long length, InputStream body) {
        @Nullable
        String header(String name) {
            return headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** Reads an answer, then lets go of the connection. */
    interface Reader<T> {
        T read(Answer answer);
    }

    /**
     * Sends one request. Fails with {@link ErrorCode#URL_REFUSED} for an address that is not allowed and
     * {@link ErrorCode#FETCH_FAILED} when nothing comes back in time.
     *
     * @param limit for the whole exchange, body included
     */
    <T> T get(URI url, Duration limit, Reader<T> reader) {
        return exchange(client.newRequest(url), url, limit, reader);
    }

    /** Posts and gives the status of the answer, whose body is not read. Redirects are not followed. */
    public int post(String url, Map<String, String> headers, byte[] body, Duration limit) {
        URI parsed = UrlGate.parse(url);
        Request request = client.newRequest(parsed)
                .method("POST")
                .headers(fields -> headers.forEach(fields::put))
                .body(new BytesRequestContent("application/json", body));
        return exchange(request, parsed, limit, Answer::status);
    }

    private static <T> T exchange(Request request, URI url, Duration limit, Reader<T> reader) {
        try (var listener = new InputStreamResponseListener()) {
            request.timeout(limit.toMillis(), TimeUnit.MILLISECONDS).send(listener);
            Response response = listener.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            try (InputStream body = listener.getInputStream()) {
                return reader.read(answer(response, body));
            }
        } catch (ExecutionException e) {
            throw explain(url, e.getCause() == null ? e : e.getCause());
        } catch (IOException | UncheckedIOException | TimeoutException e) {
            throw explain(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw explain(url, e);
        }
    }

    private static Answer answer(Response response, InputStream body) {
        Map<String, String> headers = new java.util.HashMap<>();
        response.getHeaders()
                .forEach(field -> headers.putIfAbsent(
                        field.getLowerCaseName(), java.util.Objects.requireNonNullElse(field.getValue(), "")));
        long length = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        return new Answer(response.getStatus(), headers, length, body);
    }

    private static OcelliException explain(URI url, Throwable cause) {
        for (Throwable step = cause; step != null; step = step.getCause()) {
            if (step instanceof OcelliException known) {
                return known;
            }
        }
        String why = switch (cause) {
            case UnknownHostException _ -> "its host name is not known";
            case TimeoutException _ -> "it did not answer in time";
            case java.net.ConnectException _ -> "it refused the connection";
            case javax.net.ssl.SSLException _ -> "its certificate or TLS is not acceptable";
            default -> "the connection broke";
        };
        return new OcelliException(
                ErrorCode.FETCH_FAILED, "url", "The URL at " + url.getHost() + " gave nothing: " + why + ".", cause);
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
