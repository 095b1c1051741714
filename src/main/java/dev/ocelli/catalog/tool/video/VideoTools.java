package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.find.FaceFinder;
import java.util.List;

/** The list of tools for films and sound. */
public final class VideoTools {
    private VideoTools() {}

    /** In the order in which planners see them. */
    public static List<Tool> all(Media media, FaceFinder faces) {
        return List.of(
                new TranscribeTool(media),
                new HighlightsTool(media),
                new TrimVideoTool(media),
                new JoinVideosTool(media),
                new KeyFramesTool(media),
                new SampleFramesTool(media),
                new ExtractAudioTool(media),
                new BlurVideoTool(media, faces));
    }
}
