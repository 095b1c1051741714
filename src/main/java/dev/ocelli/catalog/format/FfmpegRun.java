package dev.ocelli.catalog.format;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A child process at work; {@link #close} ends it whether it is done or not. */
record FfmpegRun(Process process, CompletableFuture<byte[]> complaints) implements AutoCloseable {
    /** The loader says so of our stand-ins for libraries of sound cards. */
    private static final String ABOUT_STAND_INS = "no version information available";

    /** What it writes, as it comes. */
    InputStream output() {
        return process.getInputStream();
    }

    /** The head of what it complained about; waits until it has closed its mouth, so only after its end. */
    String messages() {
        return new String(complaints.join(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(ABOUT_STAND_INS))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
