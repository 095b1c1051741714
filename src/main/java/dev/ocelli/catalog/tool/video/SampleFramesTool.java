package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code sample_frames}: pictures of a film at even distances. */
final class SampleFramesTool implements Tool {
    private static final int MOST_FRAMES = 60;
    private static final int USUAL_FRAMES = 5;
    private static final int LONGER_SIDE = 1920;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "sample_frames",
            Toolset.VIDEO,
            "Takes pictures (JPEG) out of a film at even distances: so many, or one every so many seconds.",
            new Parameters()
                    .file()
                    .whole("count", "how many; 5 when neither count nor every is given", 1, MOST_FRAMES)
                    .number("every", "seconds from one to the next", 0.04, Footage.MOST_SECONDS)
                    .number("start", "seconds from the beginning; 0 when left out", 0, Footage.MOST_SECONDS)
                    .number("end", "seconds from the beginning; to the end when left out", 0, Footage.MOST_SECONDS)
                    .schema(),
            Need.NOTHING);

    private final Media media;

    SampleFramesTool(Media media) {
        this.media = media;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Footage footage = Footage.of(given, context, media);
        var material = footage.material();
        if (!footage.hasFilm()) {
            throw given.refused("file", material.name() + " holds no pictures.");
        }
        var output = Json.object();
        var list = output.putArray("frames");
        var kept = new ArrayList<Artifact>();
        List<Double> times = times(given, footage.stretch(given));
        for (double time : times) {
            context.progress("frame " + (kept.size() + 1) + " of " + times.size());
            Optional<BufferedImage> frame = media.films().frame(material.file(), material.type(), time, LONGER_SIDE);
            if (frame.isPresent()) {
                String name =
                        PictureFiles.stem(material) + "-" + Footage.words(time).replace('.', '-') + "s.jpg";
                Artifact artifact = keep(context, name, frame.get());
                kept.add(artifact);
                Outputs.artifact(list.addObject().put("time", Outputs.rounded(time)), artifact);
            }
        }
        if (kept.isEmpty()) {
            throw given.refused("file", "No picture of " + material.name() + " could be decoded at these times.");
        }
        return new ToolResult(
                output, "Took " + Counted.of(kept.size(), "frame") + " of " + material.name() + ".", kept);
    }

    /** The middle of each of so many equal parts, or the start and then every so many seconds. */
    private static List<Double> times(Arguments given, TimeSpan stretch) {
        Optional<Double> every = given.findNumber("every", 0.04, Footage.MOST_SECONDS);
        var times = new ArrayList<Double>();
        if (every.isPresent()) {
            if (stretch.length() / every.get() > MOST_FRAMES) {
                throw given.refused(
                        "every",
                        "That would be more than " + MOST_FRAMES
                                + " frames; take them further apart, or a shorter stretch" + " by start and end.");
            }
            for (int i = 0; stretch.start() + i * every.get() < stretch.end(); i++) {
                times.add(stretch.start() + i * every.get());
            }
            return times;
        }
        int count = given.whole("count", USUAL_FRAMES, 1, MOST_FRAMES);
        for (int i = 0; i < count; i++) {
            times.add(stretch.start() + (i + 0.5) * stretch.length() / count);
        }
        return times;
    }

    private static Artifact keep(ToolContext context, String name, BufferedImage frame) {
        try {
            Path file = Files.createTempFile("ocelli-tool-", ".part");
            try {
                Files.write(file, PictureFiles.encode(frame, MediaType.JPEG));
                return context.keep(new NewArtifact(MediaType.JPEG, name, file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "A frame could not be written to disk.", e);
        }
    }
}
