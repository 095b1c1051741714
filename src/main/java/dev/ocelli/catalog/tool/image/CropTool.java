package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.picture.Cuts;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.base.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code crop}: a part of a page as a picture of its own. */
public final class CropTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "crop",
            Toolset.IMAGE,
            "Cuts a place out of a page or picture and keeps it as a picture.",
            new Parameters()
                    .file()
                    .page()
                    .box("xywh", "the place to cut out")
                    .number("padding", "room around it, as a share of its longer side; none when left out", 0, 1)
                    .require("xywh")
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    public CropTool(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.IMAGE, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var material = given.file(context);
        int page = given.page("page", 0);
        var place = given.box("xywh");
        double padding = given.number("padding", 0, 0, 1);
        return pictures.working(() -> {
            var picture = pictures.upright(material, page, context);
            var padded = Cuts.padded(place, padding, picture);
            var kept = pictures.keep(
                    Cuts.cut(picture, padded),
                    material,
                    PictureFiles.stem(material) + "-page-" + (page + 1) + "-crop",
                    context);
            var output = Json.object();
            var crop = Outputs.artifact(output.putArray("crops").addObject(), kept);
            Outputs.box(Outputs.page(crop, page), padded);
            return new ToolResult(output, "Cut a piece out of page " + (page + 1) + ".", List.of(kept));
        });
    }
}
