package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the ffmpeg programs that come with the product as child processes.
 *
 * <p>A run may read the one file it is given and write to its standard output, nothing else; time, memory and output are
 * limited. Any thread.
 */
public final class Ffmpeg {
    private static final int MOST_MESSAGE_BYTES = 4096;
    private static final long MEMORY_KIB = 6L << 20;
    private static final Executor READERS = task -> Thread.ofVirtual().start(task);

    private final FfmpegPrograms programs;
    private final Duration patience;

    /** Programs are unpacked below {@code cache} when first used. {@code patience} is the longest time of a run. */
    public Ffmpeg(Path cache, Duration patience) {
        this.programs = new FfmpegPrograms(cache);
        this.patience = patience;
    }

    public enum Program {
        FFMPEG,
        FFPROBE
    }

    /** Whether a build for this platform came with the product. */
    public boolean isPresent() {
        return programs.arePresent();
    }

    /**
     * Reads {@code input} with the options in {@code after}; what is to be kept must go to {@code pipe:1}.
     *
     * @param mostBytes of output
     * @return the standard output
     * @throws OcelliException {@code INVALID_FILE} when the program fails or goes over a limit; {@code
     *     UNSUPPORTED_OPERATION} where there is no build for this platform
     */
    public byte[] run(Program program, Path input, List<String> after, int mostBytes) {
        Path folder = programs.folder();
        try {
            return run(command(program, folder, input, after), folder, mostBytes);
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "ffmpeg could not be started.", e);
        }
    }

    private List<String> command(Program program, Path folder, Path input, List<String> after) {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "ulimit -v " + MEMORY_KIB + "; ulimit -t " + 4 * patience.toSeconds() + "; exec \"$@\"",
                "ffmpeg"));
        boolean converts = program == Program.FFMPEG;
        command.add(folder.resolve(converts ? "ffmpeg" : "ffprobe").toString());
        command.addAll(List.of("-v", "error"));
        if (converts) {
            command.addAll(List.of("-nostdin", "-threads", "2"));
        }
        command.addAll(List.of("-protocol_whitelist", "file,pipe", "-i", "file:" + input.toAbsolutePath()));
        command.addAll(after);
        return command;
    }

    private byte[] run(List<String> command, Path folder, int mostBytes) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", folder + ":" + folder.resolve(FfmpegPrograms.EMPTY));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            var output = read(process.getInputStream(), mostBytes + 1);
            var messages = read(process.getErrorStream(), MOST_MESSAGE_BYTES);
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                throw invalid("could not be read within " + patience.toSeconds() + " seconds.");
            }
            return checked(output.join(), messages.join(), process.exitValue(), mostBytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.OVERLOADED, null, "The work was stopped; send it again later.", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Reads so many bytes and lets the rest fall, which ends a program that writes on. */
    private static CompletableFuture<byte[]> read(InputStream stream, int most) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return stream.readNBytes(most);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                READERS);
    }

    private static byte[] checked(byte[] output, byte[] messages, int exit, int mostBytes) {
        if (output.length > mostBytes) {
            throw invalid("unpacks to more than " + mostBytes / 1_000_000 + " MB; that is the most that is read.");
        }
        if (exit != 0) {
            String text = new String(messages, StandardCharsets.UTF_8);
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The file is damaged or of a kind that could not be decoded.",
                    new IOException(text));
        }
        return output;
    }

    private static OcelliException invalid(String what) {
        return new OcelliException(ErrorCode.INVALID_FILE, null, "The file " + what);
    }
}
