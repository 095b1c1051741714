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
import java.awt.Color;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code rotate}: a picture or page turned by any angle. */
public final class RotateTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "rotate",
            Toolset.IMAGE,
            "Turns a picture or a page clockwise by an angle and keeps it as a picture; negative angles turn the other way."
                    + " Quarter turns lose nothing. With auto instead of an angle, it is turned until its text is upright.",
            new Parameters()
                    .file()
                    .page()
                    .number("angle", "degrees, clockwise", -360, 360)
                    .flag("auto", "turn by quarters until the text is upright; instead of angle")
                    .flag("keep_size", "keep width and height and cut corners off; false when left out")
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    public RotateTool(Pictures pictures) {
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
        var angle = given.findNumber("angle", -360, 360);
        boolean auto = given.flag("auto", false);
        boolean keepSize = given.flag("keep_size", false);
        int page = given.page("page", 0);
        if (angle.isPresent() == auto) {
            throw given.refused("angle", "Say how far to turn with either angle or auto, one of the two.");
        }
        var material = given.file(context);
        double degrees = angle.orElseGet(() -> (double) Pictures.turnOf(material, page, context));
        String words = degrees == Math.rint(degrees) ? Long.toString((long) degrees) : Double.toString(degrees);
        return new Making(pictures, material, page, context)
                .make(
                        "rotated",
                        "Turned " + material.name() + " by " + words + " degrees.",
                        picture -> Turning.clockwise(picture, degrees, !keepSize, Color.WHITE));
    }
}
