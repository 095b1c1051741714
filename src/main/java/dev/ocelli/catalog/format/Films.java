package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Moving pictures: frames at their times, stretches as files of their own. Any thread. */
public final class Films {
    private static final Duration PROCESSOR_TIME_TO_DECODE = Duration.ofHours(4);
    private static final Duration PROCESSOR_TIME_OF_A_FRAME = Duration.ofSeconds(60);

    /** Seconds that the last picture stands at the most where the sound goes on. */
    private static final double LONGEST_STAND = 60;

    private static final double SHORTEST_STAND = 0.1;
    static final String FIRST_FILM = "0:V:0";

    /** BMP, which is read and written without packing, has three or four bytes a pixel. */
    private static final int MOST_BYTES_A_PIXEL = 5;

    private final Ffmpeg ffmpeg;

    Films(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * The file's first film, small and grey. Its last picture stands until the recording ends, as players show it.
     *
     * @param from seconds at which to begin
     * @param duration seconds of the recording from there; 0 when unknown
     * @throws OcelliException {@code UNSUPPORTED_FILE} for a type that holds neither sound nor film
     */
    public FilmStream stream(Path file, MediaType type, double from, double duration) {
        String steady = "tpad=stop_mode=clone:stop_duration=" + (duration > 0 ? LONGEST_STAND : SHORTEST_STAND)
                + ",fps=" + FilmStream.RATE + ":start_time=0,scale=" + FilmStream.WIDTH + ":" + FilmStream.HEIGHT
                + ":flags=area";
        var after = new ArrayList<>(List.of("-map", FIRST_FILM, "-vf", steady, "-pix_fmt", "gray"));
        if (duration > 0) {
            after.addAll(List.of("-t", Media.seconds(duration)));
        }
        after.addAll(List.of("-c:v", "rawvideo", "-f", "rawvideo", "pipe:1"));
        var before = new ArrayList<>(Media.reader(type));
        if (from > 0) {
            before.addAll(List.of("-ss", Media.seconds(from)));
        }
        var options = new Ffmpeg.Options(before, after, PROCESSOR_TIME_TO_DECODE);
        return new FilmStream(ffmpeg.start(Ffmpeg.Program.FFMPEG, file, options, ProcessBuilder.Redirect.PIPE));
    }

    /**
     * The upright picture that is shown at {@code time}; empty behind the end.
     *
     * @param time seconds from the beginning
     * @param longerSide most pixels of it; pictures are never enlarged
     * @throws OcelliException {@code INVALID_FILE} when it cannot be decoded
     */
    public Optional<BufferedImage> frame(Path file, MediaType type, double time, int longerSide) {
        String within = "scale=iw*sar:ih,scale='min(iw," + longerSide + ")':'min(ih," + longerSide
                + ")':force_original_aspect_ratio=decrease";
        var before = new ArrayList<>(Media.reader(type));
        before.addAll(List.of("-ss", Media.seconds(time)));
        var after = List.of(
                "-map",
                FIRST_FILM,
                "-frames:v",
                "1",
                "-vf",
                within,
                "-pix_fmt",
                "bgr24",
                "-c:v",
                "bmp",
                "-f",
                "image2pipe",
                "pipe:1");
        var options = new Ffmpeg.Options(before, after, PROCESSOR_TIME_OF_A_FRAME);
        int most = longerSide * longerSide * MOST_BYTES_A_PIXEL;
        byte[] bytes = ffmpeg.run(Ffmpeg.Program.FFMPEG, file, options, most);
        return bytes.length == 0 ? Optional.empty() : Optional.of(picture(bytes));
    }

    /**
     * The shape in which a film of this recording is made: upright, square pixels, no side longer than 1920.
     *
     * @throws OcelliException {@code INVALID_FILE} when no picture of it can be decoded
     */
    public FilmShape shape(FilmPart part) {
        FilmTrack track = part.probe().films().getFirst();
        return frame(part.file(), part.type(), part.span().start(), FilmShape.LONGEST_SIDE)
                .or(() -> frame(part.file(), part.type(), 0, FilmShape.LONGEST_SIDE))
                .map(picture -> FilmShape.of(picture, track))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_FILE, null, "The film is damaged: no picture of it could be decoded."));
    }

    /**
     * Writes a stretch of a film with its sound as MP4 (H.264, AAC).
     *
     * @throws OcelliException {@code INVALID_FILE} when it cannot be decoded, or not in time
     */
    public void trim(FilmPart part, Path target, CodingProgress progress) {
        FilmShape shape = shape(part);
        double seconds = part.span().length();
        var after = new ArrayList<>(List.of("-map", FIRST_FILM, "-map", "0:a:0?", "-t", Media.seconds(seconds)));
        after.addAll(List.of("-vf", FilmCodes.shaped(shape)));
        after.addAll(FilmCodes.pictures(shape));
        after.addAll(FilmCodes.SOUND);
        after.addAll(FilmCodes.mp4(seconds, shape.rate()));
        write(part, after, target, progress);
    }

    /** Writes a stretch of the first sound as MP3; fails as {@link #trim}. */
    public void sound(FilmPart part, Path target, CodingProgress progress) {
        var after = new ArrayList<>(
                List.of("-map", "0:a:0", "-t", Media.seconds(part.span().length())));
        after.addAll(FilmCodes.MP3);
        write(part, after, target, progress);
    }

    /**
     * Writes stretches of films one after the other as one MP4 in the size of the first and at the quickest rate among
     * them; smaller ones get black borders, silent ones silence. Fails as {@link #trim}.
     */
    public void join(List<FilmPart> parts, Path target, CodingProgress progress) {
        new FilmJoining(ffmpeg, parts, progress)
                .write(FilmShape.common(parts.stream().map(this::shape).toList()), target);
    }

    /** Writes stretches of sound one after the other as one MP3. Fails as {@link #trim}. */
    public void joinSound(List<FilmPart> parts, Path target, CodingProgress progress) {
        new FilmJoining(ffmpeg, parts, progress).writeSound(target);
    }

    /**
     * Writes a film whose pictures were painted over, with its sound, as MP4; one picture is held at a time. Fails as
     * {@link #trim}.
     *
     * @param part the whole of it
     */
    public void repaint(FilmPart part, FramePainter painter, Path target, CodingProgress progress) {
        new FilmPainting(ffmpeg, part).write(shape(part), painter, target, progress);
    }

    /**
     * Shows a film in small pictures, one at a time; fails as {@link #trim}.
     *
     * @param rate at most so many pictures a second
     * @param longerSide at most so many pixels
     */
    public void scan(FilmPart part, double rate, int longerSide, FramePainter looker, CodingProgress progress) {
        new FilmPainting(ffmpeg, part).look(shape(part).within(longerSide, rate), looker, progress);
    }

    /**
     * How long a recording is whose head does not say so, by running through it without decoding.
     *
     * @return seconds
     * @throws OcelliException {@code INVALID_FILE} when it holds nothing
     */
    public double seconds(Path file, MediaType type) {
        var words = new ArrayList<>(Ffmpeg.ONLY_WHAT_IS_OPEN);
        words.addAll(Media.reader(type));
        words.addAll(List.of("-i", "fd:", "-map", "0:V?", "-map", "0:a?", "-c", "copy", "-f", "null", "pipe:1"));
        var ends = new Ffmpeg.Ends(
                ProcessBuilder.Redirect.from(file.toFile()), Optional.empty(), ProcessBuilder.Redirect.DISCARD);
        try (Coding coding = ffmpeg.code(ends, words, PROCESSOR_TIME_OF_A_FRAME)) {
            coding.await(PROCESSOR_TIME_OF_A_FRAME, CodingProgress.NONE);
            if (coding.seconds() <= 0) {
                throw new OcelliException(ErrorCode.INVALID_FILE, null, "The file holds no sound and no pictures.");
            }
            return coding.seconds();
        }
    }

    private void write(FilmPart part, List<String> after, Path target, CodingProgress progress) {
        var options = new Ffmpeg.Options(FilmCodes.from(part), after, FilmCodes.PROCESSOR_TIME);
        ffmpeg.write(part.file(), options, target, FilmCodes.LONGEST, progress);
    }

    private static BufferedImage picture(byte[] bytes) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
            if (read == null) {
                throw new IOException("not a picture");
            }
            var picture = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
            var graphics = picture.createGraphics();
            graphics.drawImage(read, 0, 0, null);
            graphics.dispose();
            return picture;
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "A frame of the film could not be decoded.", e);
        }
    }
}
