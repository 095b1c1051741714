package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.find.Finder;
import dev.ocelli.catalog.tool.find.Looker;
import dev.ocelli.catalog.tool.picture.Pictures;
import java.util.List;

/** The list of image tools. */
public final class ImageTools {
    private ImageTools() {}

    /** In the order in which planners see them. */
    public static List<Tool> all(Pictures pictures, Finder finder) {
        var looker = new Looker(pictures);
        return List.of(
                new OcrImageTool(),
                new CropTool(pictures, finder),
                new RotateTool(pictures),
                new FlipTool(pictures),
                new ResizeTool(pictures),
                new UpscaleTool(pictures),
                new HideTool(HideTool.Mode.BLUR, pictures, finder),
                new HideTool(HideTool.Mode.REDACT, pictures, finder),
                new DetectBarcodesTool(finder),
                new DetectFacesTool(finder),
                new MatchTemplateTool(pictures),
                new DetectObjectsTool(looker),
                new AskTool(AskTool.Kind.CAPTION, looker),
                new AskTool(AskTool.Kind.TAGS, looker),
                new AskTool(AskTool.Kind.QUESTION, looker),
                new KeypointsTool(looker),
                new SegmentTool(looker, pictures),
                new ParseUiTool(looker));
    }
}
