package dev.ocelli.catalog.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How films and sounds that are made are coded: MP4 of H.264 and AAC, and MP3, which every browser plays. What a player
 * needs to begin stands at the front of an MP4, so that it can be watched while it is fetched.
 */
final class FilmCodes {
    static final Duration PROCESSOR_TIME = Duration.ofHours(2);
    static final Duration LONGEST = Duration.ofMinutes(60);

    static final List<String> SOUND = List.of("-c:a", "aac", "-b:a", "128k");
    static final List<String> MP3 = List.of("-c:a", "libmp3lame", "-q:a", "4", "-f", "mp3", "fd:");

    /** Packets of AAC a second, at most. */
    private static final double SOUND_PACKETS = 50;

    /** Bytes that a packet takes in the tables of an MP4, at most. */
    private static final int BYTES_A_PACKET = 40;

    private static final int BYTES_OF_HEADS = 64 << 10;

    /** Seconds after which a player can begin anew. */
    private static final double SEEK = 2;

    private FilmCodes() {}

    /** Options before an input: its reader, and where to begin. */
    static List<String> from(FilmPart part) {
        var options = new ArrayList<>(Media.reader(part.type()));
        options.addAll(List.of("-ss", Media.seconds(part.span().start())));
        return options;
    }

    /** A filter: steady pictures of this shape, the last one standing for as long as the output is wished. */
    static String shaped(FilmShape shape) {
        String size = shape.width() + ":" + shape.height();
        return "fps=" + shape.rateWords() + ":start_time=0,tpad=stop_mode=clone:stop=-1,scale=iw*sar:ih,scale=" + size
                + ":force_original_aspect_ratio=decrease,pad=" + size + ":-1:-1,setsar=1";
    }

    static List<String> pictures(FilmShape shape) {
        return List.of(
                "-c:v",
                "libopenh264",
                "-b:v",
                Integer.toString(shape.bits()),
                "-g",
                Long.toString(Math.round(SEEK * shape.rate())),
                "-pix_fmt",
                "yuv420p");
    }

    /** The end of a command that writes so many seconds of pictures at {@code rate}. */
    static List<String> mp4(double seconds, double rate) {
        long tables = BYTES_OF_HEADS + (long) (BYTES_A_PACKET * (seconds + SEEK) * (rate + SOUND_PACKETS));
        return List.of("-moov_size", Long.toString(tables), "-f", "mp4", "fd:");
    }
}
