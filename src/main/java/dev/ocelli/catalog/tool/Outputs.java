package dev.ocelli.catalog.tool;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.TimeSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Parts that outputs of tools have in common, spelt the same everywhere. */
public final class Outputs {
    private Outputs() {}

    /** Puts {@code "page"}, counted from 1 as people and arguments do. */
    public static ObjectNode page(ObjectNode node, int index) {
        return node.put("page", index + 1);
    }

    /** Puts {@code "xywh": [left, top, width, height]}, shares of the upright page with five decimals. */
    public static ObjectNode box(ObjectNode node, BoundingBox box) {
        node.putArray("xywh")
                .add(rounded(box.x()))
                .add(rounded(box.y()))
                .add(rounded(box.width()))
                .add(rounded(box.height()));
        return node;
    }

    /** Puts {@code "start"} and {@code "end"}, seconds from the start of the recording; nothing where there is no time. */
    public static ObjectNode time(ObjectNode node, @Nullable TimeSpan time) {
        return time == null ? node : node.put("start", rounded(time.start())).put("end", rounded(time.end()));
    }

    /** Puts {@code "id"} and what people want to know of what was made. */
    public static ObjectNode artifact(ObjectNode node, Artifact artifact) {
        return node.put("id", artifact.id())
                .put("filename", artifact.filename())
                .put("type", artifact.type().value())
                .put("bytes", artifact.bytes());
    }

    public static double rounded(double share) {
        return Math.round(share * 1e5) / 1e5;
    }
}
