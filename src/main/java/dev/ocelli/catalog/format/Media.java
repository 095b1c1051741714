package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Files of sound and film, read by ffmpeg. Any thread. */
public final class Media {
    private static final int MOST_PROBE_BYTES = 4 << 20;
    private static final Duration PROCESSOR_TIME_TO_PROBE = Duration.ofSeconds(40);
    private static final Duration PROCESSOR_TIME_TO_DECODE = Duration.ofHours(2);

    private final Ffmpeg ffmpeg;

    public Media(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Sound and film by ffmpeg unpacked below {@code cache}. */
    public static Media standard(FormatLimits limits, Path cache) {
        return new Media(new Ffmpeg(cache, limits.patience()));
    }

    /** Moving pictures by the same programs. */
    public Films films() {
        return new Films(ffmpeg);
    }

    /** A time for ffmpeg. */
    static String seconds(double time) {
        return String.format(Locale.ROOT, "%.3f", time);
    }

    /** Whether files of this type hold sound or film. */
    public static boolean holds(MediaType type) {
        return MediaContainer.of(type).isPresent();
    }

    /**
     * What the head of a file says; {@code type} comes from its content, not from its name.
     *
     * @throws OcelliException {@code UNSUPPORTED_FILE} for a type that holds neither sound nor film; {@code INVALID_FILE}
     *     for an empty or damaged file
     */
    public MediaProbe probe(Path file, MediaType type) {
        refuseEmpty(file);
        var ask = List.of("-show_streams", "-show_format", "-of", "json");
        byte[] answer = ffmpeg.run(
                Ffmpeg.Program.FFPROBE,
                file,
                new Ffmpeg.Options(reader(type), ask, PROCESSOR_TIME_TO_PROBE),
                MOST_PROBE_BYTES);
        return probed(Json.parse(new String(answer, StandardCharsets.UTF_8)));
    }

    /**
     * The file's first sound from its beginning.
     *
     * @param channels 1: mixed into one, 2: left and right
     * @throws OcelliException as {@link #probe}
     */
    public SoundStream sound(Path file, MediaType type, int channels) {
        var after = List.of(
                "-map",
                "0:a:0",
                "-ac",
                Integer.toString(channels),
                "-ar",
                Integer.toString(SoundStream.RATE),
                "-f",
                "s16le",
                "pipe:1");
        var options = new Ffmpeg.Options(reader(type), after, PROCESSOR_TIME_TO_DECODE);
        return new SoundStream(
                ffmpeg.start(Ffmpeg.Program.FFMPEG, file, options, ProcessBuilder.Redirect.PIPE), channels);
    }

    /** Options that hold ffmpeg to the reader for {@code type}. */
    static List<String> reader(MediaType type) {
        return MediaContainer.of(type)
                .map(container -> List.of("-f", container.reader()))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.UNSUPPORTED_FILE,
                        null,
                        "Cannot hear a file of type " + type
                                + ". Send sound (MP3, WAV, M4A, FLAC, OGG, …) or film (MP4, MOV, MKV, WebM, AVI)."));
    }

    private static MediaProbe probed(JsonNode answer) {
        var sounds = new ArrayList<SoundTrack>();
        var films = new ArrayList<FilmTrack>();
        for (JsonNode stream : answer.path("streams")) {
            String codec = stream.path("codec_name").asString("");
            switch (stream.path("codec_type").asString("")) {
                case "audio" ->
                    sounds.add(new SoundTrack(
                            sounds.size(), codec, stream.path("channels").asInt(1), (int)
                                    number(stream.path("sample_rate"))));
                case "video" -> {
                    if (stream.path("disposition").path("attached_pic").asInt(0) == 0) {
                        films.add(film(stream, codec));
                    }
                }
                default -> {} // subtitles and data
            }
        }
        double seconds = number(answer.path("format").path("duration"));
        return new MediaProbe(seconds > 0 ? Optional.of(seconds) : Optional.empty(), sounds, films);
    }

    private static FilmTrack film(JsonNode stream, String codec) {
        long width = stream.path("width").asInt(0);
        long height = stream.path("height").asInt(0);
        if (width * height > Ffmpeg.MOST_PIXELS) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The film says that its pictures are " + width + " x " + height
                            + " pixels; the most that is read is " + Ffmpeg.MOST_PIXELS / 1_000_000
                            + " million pixels, such as 7680 x 4320.");
        }
        int turn = 0;
        for (JsonNode side : stream.path("side_data_list")) {
            turn = Math.floorMod(-side.path("rotation").asInt(0), 360);
        }
        return new FilmTrack(
                stream.path("index").asInt(0),
                codec,
                (int) width,
                (int) height,
                share(stream.path("avg_frame_rate").asString("")),
                turn);
    }

    /** A number that ffprobe writes as text; 0 when it is none. */
    private static double number(JsonNode node) {
        String text = node.asString("");
        return text.matches("\\d{1,12}(\\.\\d{1,12})?") ? Double.parseDouble(text) : 0;
    }

    /** A fraction such as {@code 30000/1001}; 0 when it is none. */
    private static double share(String text) {
        int slash = text.indexOf('/');
        if (!text.matches("\\d{1,12}/\\d{1,12}") || text.endsWith("/0")) {
            return 0;
        }
        return Double.parseDouble(text.substring(0, slash)) / Double.parseDouble(text.substring(slash + 1));
    }

    private static void refuseEmpty(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new OcelliException(
                        ErrorCode.INVALID_FILE, null, "The file is empty (0 bytes). Upload it again.");
            }
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The file could not be read.", e);
        }
    }
}
