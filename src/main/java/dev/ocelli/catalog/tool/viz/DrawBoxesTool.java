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
import dev.ocelli.catalog.tool.picture.Painting;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.base.BoundingBox;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code draw_boxes}: pages with boxes and names drawn on them. */
public final class DrawBoxesTool implements Tool {
    private static final int MOST = 5_000;

    /** Green where words stand on the page, blue where worked out, amber where unverified, grey where absent. */
    private static final Map<String, Color> STATUS = Map.of(
            "exact", new Color(0x1a7f37),
            "normalised", new Color(0x1a7f37),
            "derived", new Color(0x0969da),
            "unverified", new Color(0xbf8700),
            "absent", new Color(0x6e7781));

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "draw_boxes",
            Toolset.VIZ,
            "Draws boxes with labels on pages or a picture and keeps the result: one picture for each page that has boxes, or"
                    + " with as pdf the whole document. Boxes of one category share a colour.",
            new Parameters()
                    .file()
                    .items(
                            "boxes",
                            "what to draw",
                            MOST,
                            new Parameters()
                                    .box("xywh", "the place")
                                    .page()
                                    .text("label", "the name drawn beside it")
                                    .text("category", "boxes of one category share a colour; the label when left out")
                                    .text("status", "exact, normalised, derived, unverified or absent: sets the colour")
                                    .require("xywh"))
                    .choice("as", "pictures when left out", Drawn.As.class)
                    .require("boxes")
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    private record Box(int page, BoundingBox place, String label, String category, String status) {}

    public DrawBoxesTool(Pictures pictures) {
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
        var boxes = new ArrayList<Box>();
        for (Arguments box : given.items("boxes", MOST)) {
            String label = box.findText("label").orElse("");
            boxes.add(new Box(
                    box.page("page", 0),
                    box.box("xywh"),
                    label,
                    box.findText("category").orElse(label),
                    box.findText("status").orElse("").toLowerCase(Locale.ROOT)));
        }
        if (boxes.isEmpty()) {
            throw given.refused(
                    "boxes", "There is no box to draw; give at least one, such as {\"xywh\": [0, 0, 1, 1]}.");
        }
        var material = given.file(context);
        List<Integer> pages = boxes.stream().map(Box::page).distinct().sorted().toList();
        return new Drawn(pictures, material, context)
                .keep(
                        as,
                        pages,
                        "boxes",
                        "Drew " + boxesIn(boxes.size()) + " on " + material.name() + ".",
                        (page, painting) -> {
                            for (Box box : boxes) {
                                if (box.page() == page) {
                                    painting.box(box.place(), colour(box, painting), box.label());
                                }
                            }
                        });
    }

    private static String boxesIn(int count) {
        return count == 1 ? "1 box" : Counted.of(count, "boxe");
    }

    private static Color colour(Box box, Painting painting) {
        Color status = STATUS.get(box.status());
        return status == null ? painting.colourOf(box.category()) : status;
    }
}
