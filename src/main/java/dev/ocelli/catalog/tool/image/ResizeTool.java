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
import dev.ocelli.catalog.tool.picture.Scaling;
import java.awt.image.BufferedImage;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code resize}: a picture or page at another size. */
public final class ResizeTool implements Tool {
    private static final int LONGEST = 10_000;
    private static final double MOST_PIXELS = 40e6;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "resize",
            Toolset.IMAGE,
            "Gives a picture or a page at another size and keeps it. Say width or height in pixels (the other follows), both"
                    + " (the picture is stretched), scale, or longer_side.",
            new Parameters()
                    .file()
                    .page()
                    .whole("width", "in pixels", 1, LONGEST)
                    .whole("height", "in pixels", 1, LONGEST)
                    .whole("longer_side", "in pixels; the other side follows", 1, LONGEST)
                    .number("scale", "factor for both sides: 0.5 halves them", 0.001, 20)
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    public ResizeTool(Pictures pictures) {
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
        int width = given.whole("width", 0, 1, LONGEST);
        int height = given.whole("height", 0, 1, LONGEST);
        int longer = given.whole("longer_side", 0, 1, LONGEST);
        var scale = given.findNumber("scale", 0.001, 20);
        int page = given.page("page", 0);
        int ways = (width + height > 0 ? 1 : 0) + (longer > 0 ? 1 : 0) + (scale.isPresent() ? 1 : 0);
        if (ways != 1) {
            throw given.refused("width", "Say the new size in one way: width and height, longer_side, or scale.");
        }
        var material = given.file(context);
        return new Making(pictures, material, page, context)
                .make("resized", "Changed the size of " + material.name() + ".", picture -> {
                    double factor = scale.orElse((double) longer / Math.max(picture.getWidth(), picture.getHeight()));
                    return scaled(given, picture, factor, width, height);
                });
    }

    private static BufferedImage scaled(Arguments given, BufferedImage picture, double factor, int width, int height) {
        double across = width > 0 ? width : height > 0 ? picture.getWidth() * (double) height / picture.getHeight() : 0;
        double down = height > 0 ? height : picture.getHeight() * (across / picture.getWidth());
        double wide = across > 0 ? across : picture.getWidth() * factor;
        double high = across > 0 ? down : picture.getHeight() * factor;
        if (wide * high > MOST_PIXELS || Math.max(wide, high) > 4 * LONGEST) {
            throw given.refused(
                    "width",
                    "The picture would have " + Math.round(wide) + " x " + Math.round(high)
                            + " pixels; at most 40 megapixels are made. Choose a smaller size.");
        }
        return Scaling.to(picture, Math.max(1, (int) Math.round(wide)), Math.max(1, (int) Math.round(high)));
    }
}
