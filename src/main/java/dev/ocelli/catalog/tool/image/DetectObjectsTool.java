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
import dev.ocelli.catalog.tool.find.Found;
import dev.ocelli.catalog.tool.find.Looker;
import dev.ocelli.core.base.Json;
import tools.jackson.databind.node.ObjectNode;

/** {@code detect_objects}: things on a picture with their places, as a model sees them. */
public final class DetectObjectsTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "detect_objects",
            Toolset.IMAGE,
            "Finds things on a picture by their names, or everything that stands out: label, box and confidence of each."
                    + " For faces, codes and tables the tools of those names are surer.",
            new Parameters()
                    .file()
                    .page()
                    .texts("targets", "what to find, such as person, car; everything when left out", 50)
                    .schema(),
            Need.VISION_MODEL);

    private final Looker looker;

    public DetectObjectsTool(Looker looker) {
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
        var targets = given.texts("targets", 50);
        var material = given.file(context);
        var output = Outputs.page(Json.object().put("file", material.name()), page);
        var objects = output.putArray("objects");
        for (Found found : looker.detect(material, page, targets, context)) {
            Outputs.box(objects.addObject().put("label", found.label()), found.box())
                    .put("confidence", Outputs.rounded(found.confidence()));
        }
        return new ToolResult(output, "Found " + Counted.of(objects.size(), "thing") + " on " + material.name() + ".");
    }
}
