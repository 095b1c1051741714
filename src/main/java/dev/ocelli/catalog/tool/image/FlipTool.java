package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.picture.Turning;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** {@code flip}: a picture or page mirrored. */
public final class FlipTool implements Tool {
    /** Which sides change places. */
    enum Direction {
        HORIZONTAL,
        VERTICAL
    }

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "flip",
            Toolset.IMAGE,
            "Mirrors a picture or a page and keeps it as a picture: horizontal swaps left and right, vertical swaps top and"
                    + " bottom. Nothing is lost.",
            new Parameters()
                    .file()
                    .page()
                    .choice("direction", "horizontal when left out", Direction.class)
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    public FlipTool(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var direction = given.choice("direction", Direction.class, Direction.HORIZONTAL);
        int page = given.page("page", 0);
        var material = given.file(context);
        String words = direction.name().toLowerCase(Locale.ROOT);
        return new Making(pictures, material, page, context)
                .make(
                        "flipped",
                        "Mirrored " + material.name() + ", " + words + ".",
                        picture -> Turning.mirrored(picture, direction == Direction.HORIZONTAL));
    }
}
