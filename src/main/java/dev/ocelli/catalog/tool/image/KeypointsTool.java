package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.find.Looker;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code detect_keypoints}: points on things, as a model sees them. */
public final class KeypointsTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "detect_keypoints",
            Toolset.IMAGE,
            "Points at things on a picture: for each target one point (xy) in its middle or at the named part, such as the"
                    + " door handle or the left hand.",
            new Parameters()
                    .file()
                    .page()
                    .text("target", "what to point at")
                    .require("target")
                    .schema(),
            Need.VISION_MODEL);

    private final Looker looker;

    private record Point(String label, double x, double y) {}

    public KeypointsTool(Looker looker) {
        this.looker = looker;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        int page = given.page("page", 0);
        String target = given.text("target");
        var material = given.file(context);
        String question = "Point at every " + target + " in this picture. Answer with JSON only, in this shape:"
                + " {\"points\": [{\"label\": \"...\", \"xy\": [x, y]}]}; x and y are fractions of the picture's width and"
                + " height, from 0 to 1, origin at the top left. Give an empty list when there is none.";
        var output = Outputs.page(Json.object().put("file", material.name()), page);
        var points = output.putArray("keypoints");
        for (Point point : looker.data(material, page, question, context, KeypointsTool::points)) {
            points.addObject()
                    .put("label", point.label())
                    .putArray("xy")
                    .add(Outputs.rounded(point.x()))
                    .add(Outputs.rounded(point.y()));
        }
        return new ToolResult(output, "Found " + Counted.of(points.size(), "point") + ".");
    }

    private static List<Point> points(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.path("points");
        if (!list.isArray()) {
            throw new IllegalArgumentException("it had no list called points");
        }
        var points = new ArrayList<Point>();
        for (JsonNode item : list) {
            double[] xy = Looker.share(item.path("xy"))
                    .orElseThrow(() -> new IllegalArgumentException("every point needs xy inside the picture"));
            points.add(new Point(item.path("label").asString("point"), xy[0], xy[1]));
        }
        return points;
    }
}
