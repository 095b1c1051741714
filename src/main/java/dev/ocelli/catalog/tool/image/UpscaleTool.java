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
import dev.ocelli.catalog.tool.picture.Sharpening;
import java.awt.image.BufferedImage;
import tools.jackson.databind.node.ObjectNode;

/** {@code upscale}: a picture enlarged with care, but without inventing detail. */
public final class UpscaleTool implements Tool {
    private static final double MOST_PIXELS = 40e6;
    private static final String NOTE =
            "Enlarged by interpolation (Lanczos) with some sharpening; no detail was added. Real super-resolution needs a"
                    + " model that makes pictures, and none can be plugged in yet.";

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "upscale",
            Toolset.IMAGE,
            "Enlarges a picture two to eight times by interpolation with some sharpening and keeps it. It adds no detail:"
                    + " this is no super-resolution.",
            new Parameters()
                    .file()
                    .page()
                    .number("factor", "how many times wider and higher; 2 when left out", 1, 8)
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    public UpscaleTool(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        double factor = given.number("factor", 2, 1, 8);
        int page = given.page("page", 0);
        var material = given.file(context);
        var result = new Making(pictures, material, page, context)
                .make("upscaled", "Enlarged " + material.name() + " by interpolation.", picture -> {
                    refuseHuge(given, picture, factor);
                    return Sharpening.of(Scaling.to(picture, (int) Math.round(picture.getWidth() * factor), (int)
                            Math.round(picture.getHeight() * factor)));
                });
        result.output().put("note", NOTE);
        return result;
    }

    private static void refuseHuge(Arguments given, BufferedImage picture, double factor) {
        if (picture.getWidth() * factor * picture.getHeight() * factor > MOST_PIXELS) {
            throw given.refused(
                    "factor",
                    "The picture has " + picture.getWidth() + " x " + picture.getHeight() + " pixels; " + factor
                            + " times that is over 40 megapixels. Choose a smaller factor or crop first.");
        }
    }
}
