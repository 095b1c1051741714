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
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code parse_ui}: the elements of a screenshot; kinds and places by a model, their texts as they are read. */
public final class ParseUiTool implements Tool {
    private static final String QUESTION =
            "This is a screenshot. List every element of its user interface: buttons, links, text fields, check boxes,"
                    + " menus, tabs, icons, pictures, headings. Answer with JSON only, in this shape: {\"objects\":"
                    + " [{\"label\": \"button\", \"xywh\": [left, top, width, height], \"confidence\": 0.9}]}; label is the"
                    + " kind of element. The four numbers are fractions of the picture's width and height, from 0 to 1.";

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "parse_ui",
            Toolset.IMAGE,
            "Lists the elements of a screenshot: kind (button, link, text field, icon, …), text and box of each.",
            new Parameters().file().page().schema(),
            Need.VISION_MODEL);

    private final Looker looker;

    public ParseUiTool(Looker looker) {
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
        var material = given.file(context);
        List<Found> found = looker.find(material, page, QUESTION, context);
        List<TextLine> lines = context.see(material, Optional.of(List.of(page))).pages().stream()
                .flatMap((Page seen) -> seen.lines().stream())
                .toList();
        var output = Outputs.page(Json.object().put("file", material.name()), page);
        var elements = output.putArray("elements");
        for (Found element : found) {
            String text = lines.stream()
                    .filter(line -> element.box().containsCentreOf(line.box()))
                    .map(TextLine::text)
                    .collect(Collectors.joining(" "));
            Outputs.box(elements.addObject().put("type", element.label()).put("text", text), element.box())
                    .put("confidence", Outputs.rounded(element.confidence()));
        }
        return new ToolResult(output, "Found " + Counted.of(elements.size(), "element") + " on the screenshot.");
    }
}
