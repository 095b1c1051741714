package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A child process at work; {@link #close} ends it whether it is done or not. */
record FfmpegRun(Process process, CompletableFuture<byte[]> complaints) implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** Whole files make decoders complain once or twice, as at the last packet of a stream. */
    private static final int COMPLAINTS_OF_DAMAGE = 3;

    /** What no whole file makes them say. */
    private static final Pattern DAMAGE = Pattern.compile(
            "(?i)ended prematurely|truncat|partial file|corrupt|error while decoding|concealing|error at mb|max pixel count");

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

    /** Whether it ended with an error or complained of damage; waits for its end, so only when its output has ended. */
    boolean isDamaged() {
        try {
            if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                return true;
            }
            String messages = messages();
            return DAMAGE.matcher(messages).find() || messages.lines().count() >= COMPLAINTS_OF_DAMAGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.OVERLOADED, null, "The work was stopped; send it again later.", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
