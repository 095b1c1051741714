package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.format.MediaProbe;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A recording that a tool works on, and how long it is. */
record Footage(Material material, MediaProbe probe) {
    static final MediaType MP3 = new MediaType("audio/mpeg");
    static final MediaType MP4 = new MediaType("video/mp4");
    static final double MOST_SECONDS = 12 * 3600;

    /** Longest stretch that is coded anew in one call, in seconds. */
    private static final double LONGEST_STRETCH = 3600;

    /** Makes a file out of the stretch. */
    @FunctionalInterface
    interface Making {
        void into(Path target);
    }

    static Footage of(Arguments given, ToolContext context, Media media) {
        Material material = given.file(context);
        if (!Media.holds(material.type())) {
            throw given.refused(
                    "file", material.name() + " is " + material.type() + "; name a recording of sound or film.");
        }
        return new Footage(material, media.probe(material.file(), material.type()));
    }

    boolean hasFilm() {
        return !probe.films().isEmpty();
    }

    /** The stretch that the arguments {@code start} and {@code end} name, within the recording. */
    TimeSpan stretch(Arguments given) {
        double duration = probe.duration().orElse(MOST_SECONDS);
        double start = given.number("start", 0, 0, MOST_SECONDS);
        double end = Math.min(given.number("end", duration, 0, MOST_SECONDS), duration);
        if (start >= duration) {
            throw given.refused("start", "The recording lasts " + words(duration) + " seconds; start within that.");
        }
        if (end <= start) {
            throw given.refused("end", "end must be later than start, in seconds.");
        }
        if (end - start > LONGEST_STRETCH) {
            throw given.refused("end", "At most an hour is cut at once; name a shorter stretch.");
        }
        return new TimeSpan(start, end);
    }

    /** Keeps what {@code making} makes as {@code <title>-<what>}. */
    ToolResult keep(ToolContext context, MediaType type, String what, TimeSpan stretch, Making making) {
        try {
            Path target = Files.createTempFile("ocelli-tool-", ".part");
            try {
                making.into(target);
                String ending = type.equals(MP4) ? ".mp4" : ".mp3";
                Artifact kept =
                        context.keep(new NewArtifact(type, PictureFiles.stem(material) + "-" + what + ending, target));
                var output = Outputs.time(Json.object(), stretch);
                Outputs.artifact(output.putObject(type.equals(MP4) ? "video" : "audio"), kept);
                return new ToolResult(
                        output,
                        "Took " + words(stretch.start()) + " to " + words(stretch.end()) + " s of " + material.name()
                                + (type.equals(MP4) ? " as a film." : " as sound."),
                        List.of(kept));
            } finally {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The result could not be written to disk.", e);
        }
    }

    /** Seconds for people: {@code 12} or {@code 12.5}. */
    static String words(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds).replaceAll("\\.0$", "");
    }
}
