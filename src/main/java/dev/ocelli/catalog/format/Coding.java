package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A child process that makes a file and says how far it is; {@link #close} ends it. For one thread. */
final class Coding implements AutoCloseable {
    private static final Executor READERS = task -> Thread.ofVirtual().start(task);
    private static final int MOST_MESSAGE_LETTERS = 4096;
    private static final int LONGEST_LINE = 2000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration TO_SAY_WHY = Duration.ofSeconds(5);
    private static final double MICROS = 1e6;

    /** What {@code -progress} writes, beside complaints. */
    private static final Pattern STATE = Pattern.compile(
            "(?:frame|fps|stream_\\S+|bitrate|total_size|out_time|out_time_ms|dup_frames|drop_frames|speed|progress)=.*");

    private static final Pattern DONE = Pattern.compile("out_time_us=(\\d{1,15})");
    private static final String ABOUT_STAND_INS = "no version information available";

    private final Process process;
    private final CompletableFuture<String> messages;
    private volatile double seconds;

    Coding(Process process) {
        this.process = process;
        this.messages = CompletableFuture.supplyAsync(this::listen, READERS);
    }

    /** Where a fed program reads. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * Waits for the end.
     *
     * @throws OcelliException {@code INVALID_FILE} when it fails or takes longer than {@code longest}
     */
    void await(Duration longest, CodingProgress progress) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                progress.at(seconds);
                if (System.nanoTime() - end > 0) {
                    throw new OcelliException(
                            ErrorCode.INVALID_FILE,
                            null,
                            "The file could not be converted within " + longest.toMinutes() + " minutes.");
                }
            }
            if (process.exitValue() != 0) {
                throw broken(null);
            }
            progress.at(seconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.OVERLOADED, null, "The work was stopped; send it again later.", e);
        }
    }

    /** Seconds that are done; waits for the last word of a program that has ended. */
    double seconds() {
        messages.join();
        return seconds;
    }

    /** Why a fed program stopped reading. */
    OcelliException broken(@Nullable IOException cause) {
        String said = "";
        try {
            said = messages.get(TO_SAY_WHY.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            said = "it did not say why";
        }
        return new OcelliException(
                ErrorCode.INVALID_FILE,
                null,
                "The file is damaged or of a kind that could not be decoded.",
                new IOException(said, cause));
    }

    private String listen() {
        var said = new StringBuilder();
        try (var reader = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8), LONGEST_LINE)) {
            for (String line = line(reader); line != null; line = line(reader)) {
                Matcher done = DONE.matcher(line);
                if (done.matches()) {
                    seconds = Double.parseDouble(done.group(1)) / MICROS;
                } else if (!STATE.matcher(line).matches()
                        && !line.contains(ABOUT_STAND_INS)
                        && said.length() < MOST_MESSAGE_LETTERS) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.toString();
    }

    /** A line, cut where it is long; null at the end. */
    private static @Nullable String line(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        int letter = reader.read();
        if (letter < 0) {
            return null;
        }
        while (letter >= 0 && letter != '\n') {
            if (line.length() < LONGEST_LINE) {
                line.append((char) letter);
            }
            letter = reader.read();
        }
        return line.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
