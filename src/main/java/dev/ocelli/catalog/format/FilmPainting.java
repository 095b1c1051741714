package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands the pictures of a film to a painter, one at a time, and codes them anew. For one thread, once. */
final class FilmPainting {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Ffmpeg ffmpeg;
    private final FilmPart part;

    FilmPainting(Ffmpeg ffmpeg, FilmPart part) {
        this.ffmpeg = ffmpeg;
        this.part = part;
    }

    /** Where painted pictures go. */
    @FunctionalInterface
    private interface Sink {
        void add(byte[] pixels) throws IOException;
    }

    void look(FilmShape shape, FramePainter looker, CodingProgress progress) {
        try {
            frames(shape, looker, pixels -> {}, progress);
        } catch (IOException e) {
            throw undecodable(e);
        }
    }

    void write(FilmShape shape, FramePainter painter, Path target, CodingProgress progress) {
        boolean sounds = part.hasSound();
        double seconds = part.span().length();
        var words = new ArrayList<>(Ffmpeg.ONLY_WHAT_IS_OPEN);
        words.addAll(List.of("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", shape.width() + "x" + shape.height()));
        words.addAll(List.of("-framerate", shape.rateWords(), "-i", "pipe:0"));
        if (sounds) {
            words.addAll(Ffmpeg.ONLY_WHAT_IS_OPEN);
            words.addAll(FilmCodes.from(part));
            words.addAll(List.of("-fd", "3", "-i", "fd:", "-map", "0:v", "-map", "1:a:0"));
            words.addAll(FilmCodes.SOUND);
        }
        words.addAll(List.of("-t", Media.seconds(seconds)));
        words.addAll(FilmCodes.pictures(shape));
        words.addAll(FilmCodes.mp4(seconds, shape.rate()));
        Optional<Path> sound = sounds ? Optional.of(part.file()) : Optional.empty();
        var ends = new Ffmpeg.Ends(Redirect.PIPE, sound, Redirect.to(target.toFile()));
        try (Coding coding = ffmpeg.code(ends, words, FilmCodes.PROCESSOR_TIME)) {
            try (OutputStream out = coding.input()) {
                frames(shape, painter, out::write, progress);
            } catch (IOException e) {
                throw coding.broken(e);
            }
            coding.await(FilmCodes.LONGEST, done -> progress.at(seconds));
        }
    }

    private void frames(FilmShape shape, FramePainter painter, Sink sink, CodingProgress progress) throws IOException {
        var picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        long most = shape.pictures(part.span().length());
        long next = System.nanoTime();
        try (FfmpegRun run = ffmpeg.start(Ffmpeg.Program.FFMPEG, part.file(), raw(shape, most), Redirect.PIPE)) {
            InputStream in = run.output();
            for (long i = 0; i < most; i++) {
                if (in.readNBytes(pixels, 0, pixels.length) < pixels.length) {
                    if (i == 0) {
                        throw undecodable(null);
                    }
                    return;
                }
                painter.paint(picture, part.span().start() + i / shape.rate());
                sink.add(pixels);
                if (System.nanoTime() - next >= 0) {
                    refuseInterrupted();
                    progress.at(i / shape.rate());
                    next = System.nanoTime() + PAUSE;
                }
            }
        }
    }

    private Ffmpeg.Options raw(FilmShape shape, long pictures) {
        var after = new ArrayList<>(List.of("-map", Films.FIRST_FILM, "-vf", FilmCodes.shaped(shape)));
        after.addAll(List.of("-frames:v", Long.toString(pictures), "-pix_fmt", "bgr24"));
        after.addAll(List.of("-c:v", "rawvideo", "-f", "rawvideo", "pipe:1"));
        return new Ffmpeg.Options(FilmCodes.from(part), after, FilmCodes.PROCESSOR_TIME);
    }

    private static void refuseInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new OcelliException(ErrorCode.OVERLOADED, "The work was stopped; send it again later.");
        }
    }

    private static OcelliException undecodable(@Nullable IOException cause) {
        return new OcelliException(
                ErrorCode.INVALID_FILE,
                null,
                "The film is damaged: its pictures could not be decoded.",
                cause == null ? new IOException("no picture came") : cause);
    }
}
