package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.find.Looker;
import dev.ocelli.catalog.tool.picture.Outline;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code segment}: outlines of things as a model tells them, and a mask picture of each. */
public final class SegmentTool implements Tool {
    private static final int MOST = 50;
    private static final int MASK_SIDE = 1536;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "segment",
            Toolset.IMAGE,
            "Outlines things on a picture: label, box, outline and a mask picture (white on black) of each. The outlines are"
                    + " polygons told by the model, so edges are approximate.",
            new Parameters()
                    .file()
                    .page()
                    .text("target", "what to outline")
                    .require("target")
                    .schema(),
            Need.VISION_MODEL);

    private final Looker looker;
    private final Pictures pictures;

    private record Segment(String label, Outline outline) {}

    public SegmentTool(Looker looker, Pictures pictures) {
        this.looker = looker;
        this.pictures = pictures;
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
        String question = "Outline every " + target + " in this picture. Answer with JSON only, in this shape:"
                + " {\"objects\": [{\"label\": \"...\", \"polygon\": [[x, y], [x, y], [x, y]]}]}; follow the edge with 8 to"
                + " 60 points; x and y are fractions of the picture's width and height, from 0 to 1, origin at the top"
                + " left. Give an empty list when there is none.";
        List<Segment> segments = looker.data(material, page, question, context, SegmentTool::segments);
        return kept(material, page, segments, context);
    }

    private ToolResult kept(Material material, int page, List<Segment> segments, ToolContext context) {
        BufferedImage picture = pictures.upright(material, page, MASK_SIDE, context);
        var output = Outputs.page(Json.object().put("file", material.name()), page);
        var nodes = output.putArray("segments");
        var masks = new ArrayList<Artifact>();
        for (Segment segment : segments) {
            var mask = segment.outline().mask(picture.getWidth(), picture.getHeight());
            String name = PictureFiles.stem(material) + "-mask-" + (masks.size() + 1) + ".png";
            masks.add(Pictures.keep(PictureFiles.encode(mask, MediaType.PNG), MediaType.PNG, name, context));
            var node = nodes.addObject().put("label", segment.label());
            Outputs.box(node, segment.outline().box());
            segment.outline().write(node.putArray("polygon"));
            Outputs.artifact(node.putObject("mask"), masks.getLast());
        }
        return new ToolResult(output, "Outlined " + Counted.of(masks.size(), "thing") + ".", masks);
    }

    private static List<Segment> segments(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.path("objects");
        if (!list.isArray() || list.size() > MOST) {
            throw new IllegalArgumentException("it had no list called objects of at most " + MOST);
        }
        var segments = new ArrayList<Segment>();
        for (JsonNode item : list) {
            var points = new ArrayList<double[]>();
            for (JsonNode pair : item.path("polygon")) {
                points.add(Looker.share(pair)
                        .orElseThrow(() -> new IllegalArgumentException("a point was outside the picture")));
            }
            String label = item.path("label").asString("").strip();
            if (points.size() < 3 || label.isEmpty()) {
                throw new IllegalArgumentException("every object needs a label and a polygon of three points or more");
            }
            segments.add(new Segment(label, Outline.of(points)));
        }
        return segments;
    }
}
