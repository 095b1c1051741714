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
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code to_markdown}: pages as Markdown with headings, lists and tables, on wish as a file. */
public final class ToMarkdownTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "to_markdown",
            Toolset.CORE,
            "Writes pages as Markdown: headings, paragraphs, lists and tables in reading order, without running heads and"
                    + " feet. With save, the whole is also kept as a .md file.",
            new Parameters()
                    .file()
                    .pages()
                    .flag("save", "keep it as a file too; false when left out")
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        boolean save = given.flag("save", false);
        Optional<List<Integer>> asked = given.findPages("pages");
        var material = given.file(context);
        ObjectNode made = context.markdown(material, asked);
        var output = Json.object().put("file", material.name());
        var pages = output.putArray("pages");
        var texts = new ArrayList<String>();
        for (var page : made.path("pages")) {
            String text = page.path("markdown_content").asString("");
            texts.add(text);
            Outputs.page(
                            pages.addObject(),
                            page.path("metadata").path("page_number").asInt(0))
                    .put("markdown", text);
        }
        var kept = new ArrayList<Artifact>();
        if (save) {
            byte[] content = String.join("\n\n", texts).getBytes(StandardCharsets.UTF_8);
            kept.add(Pictures.keep(
                    content, new MediaType("text/markdown"), PictureFiles.stem(material) + ".md", context));
            Outputs.artifact(output.putObject("artifact"), kept.getFirst());
        }
        return new ToolResult(output, "Wrote " + Counted.of(texts.size(), "page") + " as Markdown.", kept);
    }
}
