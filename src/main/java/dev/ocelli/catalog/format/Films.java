package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
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
    private static final Duration PROCESSOR_TIME_TO_CODE = Duration.ofMinutes(40);
    private static final Duration LONGEST_CODING = Duration.ofMinutes(20);

    /** Seconds that the last picture stands at the most where the sound goes on. */
    private static final double LONGEST_STAND = 60;

    private static final double SHORTEST_STAND = 0.1;
    private static final String FIRST_FILM = "0:V:0";

    /** BMP, which is read and written without packing, has three or four bytes a pixel. */
    private static final int MOST_BYTES_A_PIXEL = 5;

    private final Ffmpeg ffmpeg;

    Films(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * The file's first film from its beginning, small and grey. Its last picture stands until the recording ends, as
     * players show it.
     *
     * @param duration seconds of the recording; 0 when unknown
     * @throws OcelliException {@code UNSUPPORTED_FILE} for a type that holds neither sound nor film
     */
    public FilmStream stream(Path file, MediaType type, double duration) {
        String steady = "tpad=stop_mode=clone:stop_duration=" + (duration > 0 ? LONGEST_STAND : SHORTEST_STAND)
                + ",fps=" + FilmStream.RATE + ":start_time=0,scale=" + FilmStream.WIDTH + ":" + FilmStream.HEIGHT
                + ":flags=area";
        var after = new ArrayList<>(List.of("-map", FIRST_FILM, "-vf", steady, "-pix_fmt", "gray"));
        if (duration > 0) {
            after.addAll(List.of("-t", Media.seconds(duration)));
        }
        after.addAll(List.of("-c:v", "rawvideo", "-f", "rawvideo", "pipe:1"));
        var options = new Ffmpeg.Options(Media.reader(type), after, PROCESSOR_TIME_TO_DECODE);
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
     * Writes a stretch of the film with its sound as MP4 (H.264, AAC).
     *
     * @throws OcelliException {@code INVALID_FILE} when it cannot be decoded, or not in time
     */
    public void trim(Path file, MediaType type, TimeSpan stretch, Path target) {
        var after = List.of(
                "-map",
                FIRST_FILM,
                "-map",
                "0:a:0?",
                "-t",
                Media.seconds(stretch.length()),
                "-vf",
                "scale='min(1920,iw)':-2,scale=trunc(iw/2)*2:trunc(ih/2)*2",
                "-c:v",
                "libopenh264",
                "-b:v",
                "3M",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-f",
                "mp4",
                "fd:");
        write(file, type, stretch, after, target);
    }

    /** Writes a stretch of the first sound as MP3; fails as {@link #trim}. */
    public void sound(Path file, MediaType type, TimeSpan stretch, Path target) {
        var after = List.of(
                "-map",
                "0:a:0",
                "-t",
                Media.seconds(stretch.length()),
                "-c:a",
                "libmp3lame",
                "-q:a",
                "4",
                "-f",
                "mp3",
                "fd:");
        write(file, type, stretch, after, target);
    }

    private void write(Path file, MediaType type, TimeSpan stretch, List<String> after, Path target) {
        var before = new ArrayList<>(Media.reader(type));
        before.addAll(List.of("-ss", Media.seconds(stretch.start())));
        ffmpeg.write(file, new Ffmpeg.Options(before, after, PROCESSOR_TIME_TO_CODE), target, LONGEST_CODING);
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
