package dev.ocelli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A real model on llama.cpp's server, in a process of its own that ends with this one. */
final class WeakModel implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String READY = "ready ";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI url;

    private WeakModel(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it; leaves the lane out where it cannot be had. */
    static WeakModel start() {
        Path home = Lane.weakModel();
        try {
            Path log = Files.createTempFile("weak-model", ".log");
            Process process = new ProcessBuilder(home.resolve("bin/python").toString(), "serve.py", home.toString())
                    .directory(Path.of("conformance", "realmodel").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new WeakModel(process, address(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(Process process, Path log) throws IOException {
        long end = System.nanoTime() + TO_START.toNanos();
        while (true) {
            Optional<String> ready = Files.readString(log)
                    .lines()
                    .filter(line -> line.startsWith(READY))
                    .findFirst();
            if (ready.isPresent()) {
                return URI.create(ready.get().substring(READY.length()).strip());
            }
            boolean hopeful = process.isAlive() && System.nanoTime() < end;
            if (!hopeful) {
                process.destroyForcibly();
            }
            assertThat(hopeful)
                    .as("the model's server starts: %s", Files.readString(log))
                    .isTrue();
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** The base that clients put {@code /chat/completions} behind. */
    URI url() {
        return url.resolve("/v1");
    }

    /** Waits until the server works on an answer, or until it works on none. */
    void untilBusy(boolean busy, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (busy() != busy) {
            assertThat(System.nanoTime()).as("the model works: %s", !busy).isLessThan(end);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean busy() {
        var request = HttpRequest.newBuilder(url.resolve("/slots")).timeout(TO_START);
        try {
            JsonNode slots = Json.parse(
                    client.send(request.build(), BodyHandlers.ofString()).body());
            return slots.valueStream()
                    .anyMatch(slot -> slot.path("is_processing").asBoolean(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
