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
import dev.ocelli.catalog.tool.picture.Cuts;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.picture.TemplateMatch;
import dev.ocelli.core.base.Json;
import java.awt.image.BufferedImage;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code match_template}: where a small picture occurs on a larger one. */
public final class MatchTemplateTool implements Tool {
    private static final int MOST = 200;
    private static final int PAGE_SIDE = 1200;
    private static final List<Double> SIZES = List.of(1.0, 0.8, 1.25, 0.63, 1.6, 0.5, 2.0);

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "match_template",
            Toolset.IMAGE,
            "Finds where a small picture, such as a logo or an icon, occurs on a page or picture: box and score (1 is the"
                    + " same) of each place. The template is a file, or a place on the page itself. Turned templates are not"
                    + " found; other sizes from half to double are.",
            new Parameters()
                    .file()
                    .page()
                    .material("template", "the small picture, by its name")
                    .box("template_xywh", "the template as a place on the page itself, instead of template")
                    .number("least_score", "only places that fit so well; 0.75 when left out", 0.3, 1)
                    .whole("limit", "at most so many places; 50 when left out", 1, MOST)
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;

    public MatchTemplateTool(Pictures pictures) {
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
        double least = given.number("least_score", 0.75, 0.3, 1);
        int limit = given.whole("limit", 50, 1, MOST);
        var place = given.findBox("template_xywh");
        var name = given.findText("template");
        if (place.isPresent() == name.isPresent()) {
            throw given.refused("template", "Give the template as a file or as template_xywh, one of the two.");
        }
        var material = given.file(context);
        BufferedImage picture = pictures.upright(material, page, PAGE_SIDE, context);
        List<TemplateMatch.Match> matches;
        if (place.isPresent()) {
            BufferedImage small = Cuts.cut(picture, place.get());
            refuseFlat(given, small);
            matches = pictures.working(() -> new TemplateMatch(picture).find(small, List.of(1.0), least, limit));
        } else {
            BufferedImage small = pictures.asShown(context.material(name.orElseThrow()), 0);
            refuseFlat(given, small);
            double shrunk = Math.max(picture.getWidth(), picture.getHeight()) / pictures.fineness(material, page);
            List<Double> scales = SIZES.stream().map(size -> size * shrunk).toList();
            matches = pictures.working(() -> new TemplateMatch(picture).find(small, scales, least, limit));
        }
        var output = Outputs.page(Json.object().put("file", material.name()), page);
        var nodes = output.putArray("matches");
        for (var match : matches) {
            Outputs.box(nodes.addObject(), match.box()).put("score", Outputs.rounded(match.score()));
        }
        return new ToolResult(output, "Found " + Counted.of(matches.size(), "place") + " like the template.");
    }

    /** A template of one colour fits everywhere and nowhere. */
    private static void refuseFlat(Arguments given, BufferedImage small) {
        int first = small.getRGB(0, 0);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                if (small.getRGB(x, y) != first) {
                    return;
                }
            }
        }
        throw given.refused("template", "The template is of one colour; choose one with something on it.");
    }
}
