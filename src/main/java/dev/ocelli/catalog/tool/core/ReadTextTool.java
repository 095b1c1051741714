package dev.ocelli.catalog.tool.core;

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
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** {@code read_text}: the words of pages in reading order, on wish with the place of every line. */
public final class ReadTextTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "read_text",
            Toolset.CORE,
            "Reads the text of a document, image or recording (text layer, OCR or transcript), page by page in reading"
                    + " order. With places, every line comes with its box or its time.",
            new Parameters()
                    .file()
                    .pages()
                    .flag("places", "give the box or time of every line too; false when left out")
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var material = given.file(context);
        boolean places = given.flag("places", false);
        Perception seen = context.see(material, given.findPages("pages"));
        var output = Json.object().put("file", material.name()).put("page_count", seen.pageCount());
        var pages = output.putArray("pages");
        int lines = 0;
        for (Page page : seen.pages()) {
            write(pages.addObject(), page, places);
            lines += page.lines().size();
        }
        warnings(output, seen);
        return new ToolResult(
                output,
                "Read " + Counted.of(lines, "line") + " on "
                        + Counted.of(seen.pages().size(), "page") + " of " + material.name() + ".");
    }

    private static void write(ObjectNode node, Page page, boolean places) {
        Outputs.page(node, page.index())
                .put("source", page.source().name().toLowerCase(Locale.ROOT))
                .put("text", page.text());
        if (places) {
            var lines = node.putArray("lines");
            for (var line : page.lines()) {
                var one = Outputs.time(lines.addObject().put("text", line.text()), Word.timeOf(line.words()));
                // places of spoken words serve their order only
                if (page.source() != TextSource.SPEECH) {
                    Outputs.box(one, line.box());
                }
                one.put("confidence", Outputs.rounded(line.confidence()));
            }
        }
    }

    private static void warnings(ObjectNode output, Perception seen) {
        if (!seen.warnings().isEmpty()) {
            var warnings = output.putArray("warnings");
            seen.warnings().forEach(warnings::add);
        }
    }
}
