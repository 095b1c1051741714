package dev.ocelli.catalog.tool.document;

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
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.Page;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code detect_layout}: the regions of pages in reading order, each with its category. */
final class DetectLayoutTool implements Tool {
    private static final int MOST_TEXT = 300;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "detect_layout",
            Toolset.DOCUMENT,
            "Finds the regions of pages in reading order: caption, footnote, formula, list-item, page-footer, page-header,"
                    + " picture, section-header, table, text, title; each with its place and words.",
            new Parameters()
                    .file()
                    .pages()
                    .texts("categories", "only these categories; all when left out", 11)
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        List<String> wanted = given.texts("categories", 11).stream()
                .map(c -> c.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-'))
                .toList();
        for (String category : wanted) {
            if (java.util.Arrays.stream(BlockKind.values())
                    .noneMatch(k -> k.wireName().equals(category))) {
                throw given.refused(
                        "categories",
                        "There is no category '" + category.substring(0, Math.min(60, category.length()))
                                + "'. Categories: caption, footnote, formula, list-item, page-footer, page-header, picture,"
                                + " section-header, table, text, title.");
            }
        }
        var pages = given.findPages("pages");
        var material = given.file(context);
        var output = Json.object().put("file", material.name());
        var elements = output.putArray("elements");
        for (Page page : context.see(material, pages).pages()) {
            for (Block block : page.parts().blocks()) {
                if (wanted.isEmpty() || wanted.contains(block.kind().wireName())) {
                    var node = elements.addObject().put("category", block.kind().wireName());
                    Outputs.box(Outputs.page(node, page.index()), block.box());
                    String text = block.text();
                    node.put("text", text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text);
                }
            }
        }
        return new ToolResult(
                output, "Found " + Counted.of(elements.size(), "region") + " in " + material.name() + ".");
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT);
    }
}
