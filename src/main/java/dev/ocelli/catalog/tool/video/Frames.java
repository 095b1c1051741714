package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures that are taken out of one film. For one thread. */
final class Frames {
    static final int MOST = 60;
    static final int LEAST_SIDE = 64;
    static final int LONGEST_SIDE = 1920;

    private final Media media;
    private final Footage footage;
    private final ToolContext context;
    private final List<Artifact> kept = new ArrayList<>();
    private final ArrayNode list = Json.array();

    Frames(Media media, Footage footage, ToolContext context) {
        this.media = media;
        this.footage = footage;
        this.context = context;
    }

    /** Takes the picture that is shown at {@code time}; nothing where there is none. */
    Optional<ObjectNode> take(double time, int side) {
        var material = footage.material();
        Optional<BufferedImage> frame = media.films().frame(material.file(), material.type(), time, side);
        return frame.map(picture -> {
            String name =
                    PictureFiles.stem(material) + "-" + Footage.words(time).replace('.', '-') + "s";
            Artifact artifact = Made.frame(context, name, picture);
            kept.add(artifact);
            var node = list.addObject()
                    .put("time", Outputs.rounded(time))
                    .put("timestamp", Footage.timestamp(time))
                    .put("width", picture.getWidth())
                    .put("height", picture.getHeight());
            return Outputs.artifact(node, artifact);
        });
    }

    /** What was taken, in order. */
    List<Artifact> kept() {
        return List.copyOf(kept);
    }

    ObjectNode output(Arguments given) {
        if (kept.isEmpty()) {
            throw given.refused(
                    "file", "No picture of " + footage.material().name() + " could be decoded at these times.");
        }
        var output = Json.object().put("file", footage.material().name());
        output.set("frames", list);
        return output;
    }
}
