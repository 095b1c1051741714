package dev.ocelli.catalog.tool.viz;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.picture.Outline;
import dev.ocelli.catalog.tool.picture.Painting;
import dev.ocelli.catalog.tool.picture.Pictures;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code draw_masks}: pages with outlined or masked things coloured in. */
public final class DrawMasksTool implements Tool {
    private static final int MOST = 200;
    private static final int MASK_SIDE = 2000;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "draw_masks",
            Toolset.VIZ,
            "Colours things in on a page or picture and keeps the result. Each is given by its polygon or by a mask picture"
                    + " (light where the thing is), as segment gives them.",
            new Parameters()
                    .file()
                    .items(
                            "masks",
                            "what to colour in",
                            MOST,
                            new Parameters()
                                    .list("polygon", "three or more points [x, y], as shares of the page")
                                    .material("mask", "a mask picture, by its name")
                                    .page()
                                    .text("label", "the name drawn beside it; one name, one colour"))
                    .choice("as", "pictures when left out", Drawn.As.class)
                    .require("masks")
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    private record Mask(int page, Optional<Outline> outline, Optional<BufferedImage> picture, String label) {}

    public DrawMasksTool(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var as = given.choice("as", Drawn.As.class, Drawn.As.PICTURES);
        var masks = new ArrayList<Mask>();
        for (Arguments mask : given.items("masks", MOST)) {
            masks.add(mask(mask, context));
        }
        if (masks.isEmpty()) {
            throw given.refused("masks", "There is nothing to colour in; give at least one mask.");
        }
        var material = given.file(context);
        List<Integer> pages = masks.stream().map(Mask::page).distinct().sorted().toList();
        String summary = "Coloured in " + Counted.of(masks.size(), "thing") + " on " + material.name() + ".";
        return new Drawn(pictures, material, context)
                .keep(
                        as,
                        pages,
                        "masks",
                        summary,
                        (page, painting) -> masks.stream()
                                .filter(mask -> mask.page() == page)
                                .forEach(mask -> paint(mask, painting)));
    }

    private Mask mask(Arguments given, ToolContext context) {
        var points = given.points("polygon", 10_000);
        var name = given.findText("mask");
        if (points.isEmpty() == name.isEmpty() || (!points.isEmpty() && points.size() < 3)) {
            throw given.refused("polygon", "A mask needs either a polygon of three or more points or a mask picture.");
        }
        return new Mask(
                given.page("page", 0),
                points.isEmpty() ? Optional.empty() : Optional.of(Outline.of(points)),
                name.map(mask -> pictures.asShown(context.material(mask), 0, MASK_SIDE)),
                given.findText("label").orElse(""));
    }

    private static void paint(Mask mask, Painting painting) {
        var colour = painting.colourOf(mask.label());
        mask.picture().ifPresent(picture -> painting.mask(picture, colour));
        mask.outline().ifPresent(outline -> painting.outline(outline, colour, mask.label()));
    }
}
