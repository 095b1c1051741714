package dev.ocelli.catalog.tool.document;

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
import dev.ocelli.catalog.tool.document.PdfPages.Chapter;
import dev.ocelli.catalog.tool.document.PdfPages.Pick;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** {@code merge_documents}: several files one behind the other in one PDF. */
final class MergeDocumentsTool implements Tool {
    private static final int MOST_FILES = 100;
    private static final int MOST_PAGES = 2_000;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "merge_documents",
            Toolset.DOCUMENT,
            "Puts PDFs, pictures and other documents one behind the other into one PDF, in the order given, with a bookmark"
                    + " for each. Text of PDFs stays text; all else becomes pictures of pages.",
            new Parameters()
                    .texts("files", "the files, by their names, in order; all inputs when left out", MOST_FILES)
                    .text("filename", "what the PDF is called; merged.pdf when left out")
                    .schema(),
            Need.NOTHING);

    private final PdfPages pages;

    MergeDocumentsTool(PdfPages pages) {
        this.pages = pages;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        String name = given.findText("filename").map(PictureFiles::plain).orElse("merged");
        var materials = SeveralFiles.read(given, MOST_FILES, context);
        var chapters = materials.stream().map(this::chapter).toList();
        int count = chapters.stream().mapToInt(c -> c.picks().size()).sum();
        if (count > MOST_PAGES) {
            throw given.refused(
                    "files", "The files have " + count + " pages together; at most " + MOST_PAGES + " are merged.");
        }
        try (var scratch = Scratch.create()) {
            pages.writeChapters(chapters, scratch.file());
            String file = name.replaceAll("-pdf$", "") + ".pdf";
            var kept = context.keep(new NewArtifact(MediaType.PDF, file, scratch.file()));
            var output = Json.object().put("page_count", count);
            Outputs.artifact(output.putObject("document"), kept);
            int first = 1;
            var parts = output.putArray("parts");
            for (int i = 0; i < materials.size(); i++) {
                parts.addObject().put("file", materials.get(i).name()).put("first_page", first);
                first += chapters.get(i).picks().size();
            }
            return new ToolResult(
                    output,
                    "Merged " + Counted.of(materials.size(), "file") + " into a PDF of " + Counted.of(count, "page")
                            + ".",
                    List.of(kept));
        }
    }

    private Chapter chapter(Material material) {
        return new Chapter(
                material.title(),
                IntStream.range(0, pages.count(material))
                        .mapToObj(page -> new Pick(material, page, 0))
                        .toList());
    }
}
