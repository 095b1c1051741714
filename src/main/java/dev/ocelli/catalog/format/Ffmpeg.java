package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the ffmpeg programs that come with the product as child processes.
 *
 * <p>A run gets its one input as an open file and may read that and write where it is told, nothing else: it can open no
 * file and no address by itself, whatever a play list or a header names. Time, memory and output are limited. Any thread.
 */
public final class Ffmpeg {
    private static final int MOST_MESSAGE_BYTES = 4096;
    private static final long MEMORY_KIB = 6L << 20;

    /** Pixels of one picture of a film, a little more than the largest films have (7,680 x 4,320). */
    static final int MOST_PIXELS = 40_000_000;

    /** Stands before each input: nothing is opened but what is open already, and no larger picture is unpacked. */
    static final List<String> ONLY_WHAT_IS_OPEN =
            List.of("-protocol_whitelist", "fd,pipe", "-max_pixels", Integer.toString(MOST_PIXELS));

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
     * Options of a run.
     *
     * @param before about the input, such as its format or a time to begin at
     * @param after about the output; what is to be kept must go to {@code pipe:1}, or to {@code fd:} where the program must
     *     go back in its output
     * @param processorTime after which the system ends it
     */
    record Options(List<String> before, List<String> after, Duration processorTime) {
        Options {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
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
        return run(program, input, new Options(List.of(), after, patience.multipliedBy(4)), mostBytes);
    }

    byte[] run(Program program, Path input, Options options, int mostBytes) {
        try (FfmpegRun run = start(program, input, options, ProcessBuilder.Redirect.PIPE)) {
            var output = read(run.output(), mostBytes + 1);
            boolean ended = run.process().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                throw invalid("could not be read within " + patience.toSeconds() + " seconds.");
            }
            return checked(output.join(), run, mostBytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.OVERLOADED, null, "The work was stopped; send it again later.", e);
        }
    }

    /**
     * Makes {@code output} out of {@code input}; the last option of {@code after} is {@code fd:}.
     *
     * @throws OcelliException as {@link #run(Program, Path, List, int)}; the output may then be there in part
     */
    void write(Path input, Options options, Path output, Duration longest, CodingProgress progress) {
        List<String> words = new ArrayList<>(ONLY_WHAT_IS_OPEN);
        words.addAll(options.before());
        words.addAll(List.of("-i", "fd:"));
        words.addAll(options.after());
        var ends = new Ends(
                ProcessBuilder.Redirect.from(input.toFile()),
                Optional.empty(),
                ProcessBuilder.Redirect.to(output.toFile()));
        try (Coding coding = code(ends, words, options.processorTime())) {
            coding.await(longest, progress);
        }
    }

    /** The same with nobody listening. */
    void write(Path input, Options options, Path output, Duration longest) {
        write(input, options, output, longest, CodingProgress.NONE);
    }

    /**
     * What a program that codes has open.
     *
     * @param second an input beside the first, which it finds at {@code -fd 3 -i fd:}
     */
    record Ends(ProcessBuilder.Redirect first, Optional<Path> second, ProcessBuilder.Redirect output) {}

    /** Begins to make a file. Before each {@code -i} in {@code words} must stand {@link #ONLY_WHAT_IS_OPEN}. */
    Coding code(Ends ends, List<String> words, Duration processorTime) {
        Path folder = programs.folder();
        List<String> command =
                new ArrayList<>(watchedShell(processorTime, ends.second().isPresent()));
        ends.second().ifPresent(second -> command.add(second.toAbsolutePath().toString()));
        command.add(folder.resolve("ffmpeg").toString());
        command.addAll(List.of("-v", "error", "-nostdin", "-y", "-progress", "pipe:2", "-stats_period", "0.5"));
        command.addAll(List.of("-threads", "2"));
        command.addAll(words);
        try {
            return new Coding(builder(command, folder)
                    .redirectInput(ends.first())
                    .redirectOutput(ends.output())
                    .start());
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "ffmpeg could not be started.", e);
        }
    }

    /** A shell that sets limits and becomes the program. */
    private static List<String> shell(Duration processorTime) {
        return List.of("/bin/sh", "-c", limits(processorTime) + "exec \"$@\"", "ffmpeg");
    }

    /**
     * The same for a program that makes a file, which would go on when this process dies: a watcher ends it then. A second
     * input is opened by the shell, so that the program cannot open any.
     */
    private static List<String> watchedShell(Duration processorTime, boolean second) {
        String watch = "parent=$PPID; own=$$; (while kill -0 $own 2>/dev/null; do kill -0 $parent 2>/dev/null"
                + " || { kill -9 $own; exit; }; sleep 2; done) </dev/null >/dev/null 2>&1 & ";
        String begin = second ? "second=\"$1\"; shift; exec \"$@\" 3<\"$second\"" : "exec \"$@\"";
        return List.of("/bin/sh", "-c", watch + limits(processorTime) + begin, "ffmpeg");
    }

    private static String limits(Duration processorTime) {
        return "ulimit -v " + MEMORY_KIB + "; ulimit -t " + Math.max(1, processorTime.toSeconds()) + "; ";
    }

    private static ProcessBuilder builder(List<String> command, Path folder) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", folder + ":" + folder.resolve(FfmpegPrograms.EMPTY));
        return builder;
    }

    /** Begins a run whose output is read as it comes; closing it ends the program. */
    FfmpegRun start(Program program, Path input, Options options, ProcessBuilder.Redirect output) {
        Path folder = programs.folder();
        var builder = builder(command(program, folder, options), folder);
        builder.redirectInput(input.toFile()).redirectOutput(output);
        try {
            Process process = builder.start();
            return new FfmpegRun(process, read(process.getErrorStream(), MOST_MESSAGE_BYTES));
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "ffmpeg could not be started.", e);
        }
    }

    private List<String> command(Program program, Path folder, Options options) {
        List<String> command = new ArrayList<>(shell(options.processorTime()));
        boolean converts = program == Program.FFMPEG;
        command.add(folder.resolve(converts ? "ffmpeg" : "ffprobe").toString());
        command.addAll(List.of("-v", "error"));
        if (converts) {
            command.addAll(List.of("-nostdin", "-threads", "2"));
        }
        command.addAll(ONLY_WHAT_IS_OPEN);
        command.addAll(options.before());
        command.addAll(List.of("-i", "fd:"));
        command.addAll(options.after());
        return command;
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

    private static byte[] checked(byte[] output, FfmpegRun run, int mostBytes) {
        if (output.length > mostBytes) {
            throw invalid("unpacks to more than " + mostBytes / 1_000_000 + " MB; that is the most that is read.");
        }
        if (run.process().exitValue() != 0) {
            throw damaged(run.messages());
        }
        return output;
    }

    private static OcelliException damaged(String messages) {
        return new OcelliException(
                ErrorCode.INVALID_FILE,
                null,
                "The file is damaged or of a kind that could not be decoded.",
                new IOException(messages));
    }

    private static OcelliException invalid(String what) {
        return new OcelliException(ErrorCode.INVALID_FILE, null, "The file " + what);
    }
}
