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
import dev.ocelli.catalog.tool.find.Finder;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Face;
import dev.ocelli.core.perception.Page;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code detect_faces}: faces with boxes and the places of eyes, nose and mouth. It says where faces are, never whose. */
public final class DetectFacesTool implements Tool {
    private static final List<String> POINTS =
            List.of("right_eye", "left_eye", "nose_tip", "mouth_right", "mouth_left");

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "detect_faces",
            Toolset.IMAGE,
            "Finds human faces on pictures and pages: page, box, confidence, and the places of eyes, nose and mouth of each."
                    + " It does not tell who somebody is.",
            new Parameters()
                    .file()
                    .pages()
                    .number("least_confidence", "only faces that are at least so sure; 0.7 when left out", 0, 1)
                    .schema(),
            Need.NOTHING);

    private final Finder finder;

    public DetectFacesTool(Finder finder) {
        this.finder = finder;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var pages = given.findPages("pages");
        double least = given.number("least_confidence", 0.7, 0, 1);
        var material = given.file(context);
        var output = Json.object().put("file", material.name());
        var faces = output.putArray("faces");
        for (Page page : context.see(material, pages).pages()) {
            finder.facesOn(material, page.index(), context).stream()
                    .filter(face -> face.confidence() >= least)
                    .forEach(face -> write(faces.addObject(), face, page.index()));
        }
        output.put("count", faces.size());
        return new ToolResult(output, "Found " + Counted.of(faces.size(), "face") + ".");
    }

    private static void write(ObjectNode node, Face face, int page) {
        node.put("label", "face");
        Outputs.box(Outputs.page(node, page), face.box()).put("confidence", Outputs.rounded(face.confidence()));
        var points = node.putArray("keypoints");
        for (int i = 0; i < face.points().size() && i < POINTS.size(); i++) {
            var point = face.points().get(i);
            points.addObject()
                    .put("label", POINTS.get(i))
                    .putArray("xy")
                    .add(Outputs.rounded(point.x()))
                    .add(Outputs.rounded(point.y()));
        }
    }
}
