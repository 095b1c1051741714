package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A client of a running server, with one key. */
public final class Caller {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration POLL = Duration.ofMillis(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final String key;

    public Caller(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    public HttpResponse<String> post(String path, String body) {
        return post(path, body, Map.of());
    }

    public HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        var request = request(path).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** The bytes of an answer that must be 200. */
    public byte[] bytes(String path) {
        try {
            var answer = client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uploads a file and gives its id. */
    public String upload(String filename, byte[] bytes) {
        String boundary = "ocelli-test-boundary";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                        + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var response = send(HttpRequest.newBuilder(server.resolve("/v1/files"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(head, bytes, tail)))
                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.parse(response.body()).at("/id").stringValue();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(LIMIT);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A prediction when it is completed. */
    public JsonNode completed(String id) {
        JsonNode done = done(id);
        assertThat(done.at("/status").stringValue()).as(done.toString()).isEqualTo("completed");
        return done;
    }

    /** A prediction when it is completed or failed. */
    public JsonNode done(String id) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            JsonNode prediction = Json.parse(get("/v1/predictions/" + id).body());
            if (Set.of("completed", "failed").contains(prediction.at("/status").asString(""))) {
                return prediction;
            }
            assertThat(System.nanoTime()).as("still %s", prediction).isLessThan(end);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
