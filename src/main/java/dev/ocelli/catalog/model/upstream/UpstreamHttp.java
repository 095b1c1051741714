package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The connections to one backend. The backend is the operator's own choice, so the gate for strangers' URLs does not
 * stand before it; redirects are not followed, so that it cannot send us elsewhere with its key.
 */
final class UpstreamHttp implements AutoCloseable {
    private static final int MOST_BYTES_OF_A_REFUSAL = 64 << 10;
    private static final long MOST_BYTES_OF_AN_ANSWER = 256L << 20;

    private final Backend backend;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    UpstreamHttp(Backend backend) {
        this.backend = backend;
        boolean plain = "http".equals(backend.endpoint().url().getScheme());
        client = HttpClient.newBuilder()
                .connectTimeout(backend.patience().connect())
                .executor(threads)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .build();
    }

    /** An answer whose head is here. Close its body. */
    record Answer(int status, Optional<String> contentType, HttpResponse<ByteFeed> response) {
        ByteFeed body() {
            return response.body();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /** Sends and gives the answer's head, whatever its status. Interrupting ends the call. */
    Answer send(String path, Optional<byte[]> body, Duration patience) {
        var request = HttpRequest.newBuilder(backend.endpoint().at(path)).timeout(patience);
        backend.endpoint().key().ifPresent(key -> request.header("Authorization", "Bearer " + key.value()));
        body.ifPresentOrElse(
                bytes -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)),
                request::GET);
        try {
            HttpResponse<ByteFeed> response = client.send(request.build(), _ -> new ByteFeed());
            return new Answer(response.statusCode(), response.headers().firstValue("Content-Type"), response);
        } catch (HttpConnectTimeoutException e) {
            throw UpstreamFault.of(
                    Kind.PASSING,
                    "no connection within " + words(backend.patience().connect()),
                    e);
        } catch (HttpTimeoutException e) {
            throw UpstreamFault.of(Kind.PASSING, "no answer within " + words(patience), e);
        } catch (IOException e) {
            throw UpstreamFault.of(Kind.PASSING, "no connection, or it broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamFault.of(Kind.OUT_OF_TIME, "the caller left", e);
        }
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
        Optional<List<ByteBuffer>> pieces = feed.next(patience.get());
        while (pieces.isPresent()) {
            for (ByteBuffer piece : pieces.get()) {
                byte[] part = new byte[piece.remaining()];
                piece.get(part);
                all.writeBytes(part);
            }
            if (all.size() > most) {
                throw UpstreamFault.of(Kind.GARBLED, "its answer does not end");
            }
            pieces = feed.next(patience.get());
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        threads.close();
    }
}
