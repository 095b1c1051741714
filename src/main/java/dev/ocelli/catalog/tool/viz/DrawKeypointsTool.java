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
import dev.ocelli.catalog.tool.picture.Pictures;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code draw_keypoints}: pages with points drawn on them. */
public final class DrawKeypointsTool implements Tool {
    private static final int MOST = 5_000;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "draw_keypoints",
            Toolset.VIZ,
            "Draws points with labels on pages or a picture and keeps the result: one picture for each page that has points,"
                    + " or with as pdf the whole document.",
            new Parameters()
                    .file()
                    .items(
                            "points",
                            "what to draw",
                            MOST,
                            new Parameters()
                                    .number("x", "from the left, as a share of the page's width", 0, 1)
                                    .number("y", "from the top, as a share of the page's height", 0, 1)
                                    .page()
                                    .text("label", "the name drawn beside it; one name, one colour")
                                    .require("x", "y"))
                    .choice("as", "pictures when left out", Drawn.As.class)
                    .require("points")
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    private record Point(int page, double x, double y, String label) {}

    public DrawKeypointsTool(Pictures pictures) {
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
        var points = new ArrayList<Point>();
        for (Arguments point : given.items("points", MOST)) {
            double x =
                    point.findNumber("x", 0, 1).orElseThrow(() -> point.refused("x", "A point needs x, from 0 to 1."));
            double y =
                    point.findNumber("y", 0, 1).orElseThrow(() -> point.refused("y", "A point needs y, from 0 to 1."));
            points.add(new Point(
                    point.page("page", 0), x, y, point.findText("label").orElse("")));
        }
        if (points.isEmpty()) {
            throw given.refused("points", "There is no point to draw; give at least one.");
        }
        var material = given.file(context);
        List<Integer> pages =
                points.stream().map(Point::page).distinct().sorted().toList();
        String summary = "Drew " + Counted.of(points.size(), "point") + " on " + material.name() + ".";
        return new Drawn(pictures, material, context).keep(as, pages, "keypoints", summary, (page, painting) -> {
            for (Point point : points) {
                if (point.page() == page) {
                    painting.point(point.x(), point.y(), painting.colourOf(point.label()), point.label());
                }
            }
        });
    }
}
