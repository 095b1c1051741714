package dev.ocelli.catalog.tool.core;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Tool;
import java.util.List;

/** The list of core tools. */
public final class CoreTools {
    private CoreTools() {}

    /** In the order in which planners see them. */
    public static List<Tool> all(Formats formats, Media media) {
        return List.of(
                new ListInputsTool(formats, media),
                new ReadTextTool(),
                new SearchTextTool(),
                new ToMarkdownTool(),
                new FindTablesTool(),
                new ExtractTool(),
                new DocumentInfoTool(),
                new FileInfoTool(formats, media));
    }
}
