package dev.ocelli.catalog.tool.viz;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.picture.Pictures;
import java.util.List;

/** The list of tools that draw. */
public final class VizTools {
    private VizTools() {}

    /** In the order in which planners see them. */
    public static List<Tool> all(Pictures pictures) {
        return List.of(new DrawBoxesTool(pictures), new DrawKeypointsTool(pictures), new DrawMasksTool(pictures));
    }
}
