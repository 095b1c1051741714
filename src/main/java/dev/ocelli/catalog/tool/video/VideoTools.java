package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Tool;
import java.util.List;

/** The list of tools for films and sound. */
public final class VideoTools {
    private VideoTools() {}

    /** In the order in which planners see them. */
    public static List<Tool> all(Media media) {
        return List.of(new TrimVideoTool(media), new SampleFramesTool(media), new ExtractAudioTool(media));
    }
}
