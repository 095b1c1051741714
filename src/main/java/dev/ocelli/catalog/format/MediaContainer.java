package dev.ocelli.catalog.format;

import dev.ocelli.core.base.MediaType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Kinds of files that hold sound or film, with the one reader that ffmpeg may use for each.
 *
 * <p>The reader is chosen by our own look at the content and never guessed by ffmpeg: some of its readers follow play
 * lists and descriptions to other files.
 */
enum MediaContainer {
    MP3("mp3", "audio/mpeg", "audio/mp3"),
    WAV("wav", "audio/vnd.wave", "audio/wav", "audio/x-wav", "audio/wave"),
    FLAC("flac", "audio/x-flac", "audio/flac", "audio/x-oggflac"),
    OGG(
            "ogg",
            "application/ogg",
            "audio/ogg",
            "audio/vorbis",
            "audio/opus",
            "audio/speex",
            "audio/x-oggpcm",
            "video/ogg",
            "video/theora",
            "video/x-ogm"),
    MP4(
            "mov",
            "audio/mp4",
            "audio/x-m4a",
            "audio/3gpp",
            "video/mp4",
            "video/quicktime",
            "video/x-m4v",
            "video/3gpp",
            "video/3gpp2",
            "application/mp4",
            "application/quicktime"),
    MATROSKA("matroska", "video/x-matroska", "audio/x-matroska", "application/x-matroska", "video/webm", "audio/webm"),
    AVI("avi", "video/x-msvideo", "video/avi"),
    AAC("aac", "audio/x-aac", "audio/aac", "audio/aacp"),
    AMR("amr", "audio/amr", "audio/amr-wb"),
    AIFF("aiff", "audio/x-aiff", "audio/aiff"),
    CAF("caf", "audio/x-caf"),
    ASF("asf", "audio/x-ms-wma", "video/x-ms-wmv", "video/x-ms-asf", "application/vnd.ms-asf"),
    FLV("flv", "video/x-flv"),
    MPEG("mpeg", "video/mpeg"),
    MPEG_STREAM("mpegts", "video/mp2t"),
    AU("au", "audio/basic");

    private final String reader;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<String> types;

    MediaContainer(String reader, String... types) {
        this.reader = reader;
        this.types = Set.of(types);
    }

    /** The name of the reader, for ffmpeg's {@code -f}. */
    String reader() {
        return reader;
    }

    static Optional<MediaContainer> of(MediaType type) {
        return Arrays.stream(values())
                .filter(container -> container.types.contains(type.value()))
                .findFirst();
    }
}
