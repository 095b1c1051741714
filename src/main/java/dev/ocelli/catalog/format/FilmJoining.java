package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts stretches one after the other. The pictures of each are coded by themselves into one stream; then that stream is
 * taken as it is, with the sound of all as samples, counted so that each stretch sounds exactly as long as it is seen. For
 * one thread, once.
 */
final class FilmJoining {
    private static final int RATE = 48_000;
    private static final int CHANNELS = 2;
    private static final int BYTES_A_SAMPLE = CHANNELS * Short.BYTES;
    private static final int BUFFER = 1 << 16;
    private static final List<String> SAMPLES =
            List.of("-f", "s16le", "-ar", Integer.toString(RATE), "-ac", Integer.toString(CHANNELS));

    private final Ffmpeg ffmpeg;
    private final List<FilmPart> parts;
    private final CodingProgress progress;

    FilmJoining(Ffmpeg ffmpeg, List<FilmPart> parts, CodingProgress progress) {
        this.ffmpeg = ffmpeg;
        this.parts = List.copyOf(parts);
        this.progress = progress;
    }

    void write(FilmShape shape, Path target) {
        try {
            Path pictures = Files.createTempFile("ocelli-join-", ".h264");
            try {
                double done = 0;
                for (FilmPart part : parts) {
                    addPictures(part, shape, pictures, done);
                    done += shape.pictures(part.span().length()) / shape.rate();
                }
                finish(shape, pictures, done, target);
            } finally {
                Files.deleteIfExists(pictures);
            }
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The joined film could not be written to disk.", e);
        }
    }

    private void addPictures(FilmPart part, FilmShape shape, Path pictures, double done) throws IOException {
        long before = Files.size(pictures);
        var words = input(FilmCodes.from(part), "fd:");
        words.addAll(List.of("-map", Films.FIRST_FILM, "-vf", FilmCodes.shaped(shape)));
        words.addAll(
                List.of("-frames:v", Long.toString(shape.pictures(part.span().length()))));
        words.addAll(FilmCodes.pictures(shape));
        words.addAll(List.of("-f", "h264", "pipe:1"));
        var ends = new Ffmpeg.Ends(
                Redirect.from(part.file().toFile()), Optional.empty(), Redirect.appendTo(pictures.toFile()));
        try (Coding coding = ffmpeg.code(ends, words, FilmCodes.PROCESSOR_TIME)) {
            coding.await(FilmCodes.LONGEST, seconds -> progress.at(done + seconds));
        }
        if (Files.size(pictures) == before) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "One of the films shows no picture in the stretch that is to be joined.");
        }
    }

    private void finish(FilmShape shape, Path pictures, double seconds, Path target) {
        boolean sounds = parts.stream().anyMatch(FilmPart::hasSound);
        var words = new ArrayList<String>();
        if (sounds) {
            words.addAll(input(SAMPLES, "pipe:0"));
            words.addAll(input(stream(shape, "-fd", "3"), "fd:"));
            words.addAll(List.of("-map", "1:v", "-map", "0:a"));
            words.addAll(FilmCodes.SOUND);
        } else {
            words.addAll(input(stream(shape), "fd:"));
        }
        // the stream itself carries no times
        String step = String.format(Locale.ROOT, "1/(%s*TB)", shape.rateWords());
        words.addAll(List.of("-c:v", "copy", "-bsf:v", "setts=ts=N*" + step + ":duration=" + step));
        words.addAll(FilmCodes.mp4(seconds, shape.rate()));
        var output = Redirect.to(target.toFile());
        var ends = sounds
                ? new Ffmpeg.Ends(Redirect.PIPE, Optional.of(pictures), output)
                : new Ffmpeg.Ends(Redirect.from(pictures.toFile()), Optional.empty(), output);
        try (Coding coding = ffmpeg.code(ends, words, FilmCodes.PROCESSOR_TIME)) {
            if (sounds) {
                feed(coding, part -> shape.pictures(part.span().length()) / shape.rate());
            }
            coding.await(FilmCodes.LONGEST, done -> progress.at(seconds));
        }
    }

    private static List<String> stream(FilmShape shape, String... more) {
        var options = new ArrayList<>(List.of("-fflags", "+genpts", "-f", "h264", "-framerate", shape.rateWords()));
        options.addAll(List.of(more));
        return options;
    }

    void writeSound(Path target) {
        var words = input(SAMPLES, "pipe:0");
        words.addAll(FilmCodes.MP3);
        var ends = new Ffmpeg.Ends(Redirect.PIPE, Optional.empty(), Redirect.to(target.toFile()));
        try (Coding coding = ffmpeg.code(ends, words, FilmCodes.PROCESSOR_TIME)) {
            feed(coding, part -> part.span().length());
            coding.await(FilmCodes.LONGEST, progress);
        }
    }

    private interface Length {
        double of(FilmPart part);
    }

    /** The sound of all parts, each for exactly its length. */
    private void feed(Coding coding, Length length) {
        double done = 0;
        try (OutputStream out = coding.input()) {
            for (FilmPart part : parts) {
                double end = done + length.of(part);
                // counted from the beginning, so that nothing is lost by rounding
                long samples = Math.round(end * RATE) - Math.round(done * RATE);
                progress.at(done);
                feed(part, samples * BYTES_A_SAMPLE, out);
                done = end;
            }
        } catch (IOException e) {
            throw coding.broken(e);
        }
    }

    private void feed(FilmPart part, long bytes, OutputStream out) throws IOException {
        long left = bytes;
        if (part.hasSound()) {
            try (FfmpegRun run = ffmpeg.start(Ffmpeg.Program.FFMPEG, part.file(), samples(part), Redirect.PIPE)) {
                left = copied(run.output(), left, out);
            }
        }
        byte[] silence = new byte[BUFFER];
        while (left > 0) {
            int some = (int) Math.min(left, silence.length);
            out.write(silence, 0, some);
            left -= some;
        }
    }

    private static Ffmpeg.Options samples(FilmPart part) {
        var after = new ArrayList<>(
                List.of("-map", "0:a:0", "-t", Media.seconds(part.span().length())));
        after.addAll(List.of("-af", "aresample=async=1:first_pts=0"));
        after.addAll(SAMPLES);
        after.add("pipe:1");
        return new Ffmpeg.Options(FilmCodes.from(part), after, FilmCodes.PROCESSOR_TIME);
    }

    /** @return bytes that did not come */
    private long copied(InputStream in, long bytes, OutputStream out) throws IOException {
        long left = bytes;
        byte[] buffer = new byte[BUFFER];
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return left;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        return 0;
    }

    private static List<String> input(List<String> options, String where) {
        var words = new ArrayList<>(Ffmpeg.ONLY_WHAT_IS_OPEN);
        words.addAll(options);
        words.addAll(List.of("-i", where));
        return words;
    }
}
