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
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code ocr_image}: the text of a picture or of a part of it, line by line with places. */
public final class OcrImageTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "ocr_image",
            Toolset.IMAGE,
            "Reads the text of a picture or page, or of a part of it given by xywh: lines in reading order with boxes and"
                    + " confidence, on wish every word.",
            new Parameters()
                    .file()
                    .page()
                    .box("xywh", "read only this part")
                    .flag("words", "give every word with its box too; false when left out")
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.IMAGE, Toolset.CORE, Toolset.DOCUMENT);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        int index = given.page("page", 0);
        boolean words = given.flag("words", false);
        var part = given.findBox("xywh").orElse(new BoundingBox(0, 0, 1, 1));
        var material = given.file(context);
        List<TextLine> lines = context.see(material, Optional.of(List.of(index))).pages().stream()
                .flatMap((Page page) -> page.lines().stream())
                .filter(line -> part.containsCentreOf(line.box()))
                .toList();
        var output = Json.object().put("file", material.name());
        Outputs.page(output, index)
                .put("text", lines.stream().map(TextLine::text).collect(Collectors.joining("\n")));
        var nodes = output.putArray("lines");
        lines.forEach(line -> write(nodes.addObject(), line, words));
        return new ToolResult(output, "Read " + Counted.of(lines.size(), "line") + " of text.");
    }

    private static void write(ObjectNode node, TextLine line, boolean words) {
        Outputs.box(node.put("text", line.text()), line.box()).put("confidence", Outputs.rounded(line.confidence()));
        if (words) {
            var nodes = node.putArray("words");
            for (var word : line.words()) {
                Outputs.box(nodes.addObject().put("text", word.text()), word.box())
                        .put("confidence", Outputs.rounded(word.confidence()));
            }
        }
    }
}
