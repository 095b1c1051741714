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
import dev.ocelli.catalog.tool.document.PackageSplit.Part;
import dev.ocelli.catalog.tool.document.PackageSplit.Split;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code split_document}: the documents inside one long file. */
final class SplitDocumentTool implements Tool {
    private static final int LOOK_SIDE = 400;

    /** Share of dark dots that dust and shadows of a scanner make. */
    private static final double DUST = 0.002;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "split_document",
            Toolset.DOCUMENT,
            "Finds the documents inside one long file or scanned package: the pages of each, its kind and title, how sure"
                    + " the beginning is and why. Blank pages and separator sheets belong to none. On wish each document as"
                    + " a PDF (doc_) of its own.",
            Categories.parameter(new Parameters().file().flag("save", "make a PDF of each document"))
                    .schema(),
            Need.NOTHING);

    private final PackageSplit splitter;
    private final Pictures pictures;
    private final PdfPages pages;
    private final Categories categories;

    SplitDocumentTool(PackageSplit splitter, Pictures pictures, PdfPages pages, Categories categories) {
        this.categories = categories;
        this.splitter = splitter;
        this.pictures = pictures;
        this.pages = pages;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        boolean files = given.flag("save", false);
        var categories = Categories.read(given);
        var material = given.file(context);
        var seen = context.see(material, Optional.empty());
        Split split = splitter.split(seen.pages(), page -> isBlank(material, page));
        var output = Json.object();
        var artifacts = new ArrayList<Artifact>();
        var documents = output.putArray("documents");
        for (Part part : split.parts()) {
            var node = documents.addObject();
            write(node, part);
            if (!categories.isEmpty()) {
                var found = this.categories.choose(material, Optional.of(part.pages()), categories, context);
                node.put("kind", found.category()).put("kind_confidence", found.confidence());
            }
            if (files) {
                var kept = file(material, part, documents.size(), context);
                artifacts.add(kept);
                Outputs.artifact(node.putObject("document"), kept);
            }
        }
        var blank = output.putArray("blank_pages");
        split.between().forEach(page -> blank.add(page + 1));
        output.put("page_count", seen.pageCount());
        return new ToolResult(output, summary(split), artifacts);
    }

    private static void write(ObjectNode node, Part part) {
        var numbers = node.putArray("pages");
        part.pages().forEach(page -> numbers.add(page + 1));
        node.put("first_page", part.pages().getFirst() + 1)
                .put("last_page", part.pages().getLast() + 1)
                .put("kind", part.kind())
                .put("kind_confidence", Math.round(part.kindConfidence() * 100) / 100.0)
                .put("title", part.title())
                .put("confidence", Math.round(part.confidence() * 100) / 100.0)
                .put("reason", part.reason());
    }

    private static String summary(Split split) {
        var kinds = new java.util.LinkedHashMap<String, Integer>();
        split.parts().forEach(part -> kinds.merge(part.kind().replace('_', ' '), 1, Integer::sum));
        var words = kinds.entrySet().stream()
                .map(e -> Counted.of(e.getValue(), e.getKey()))
                .toList();
        return "Found " + Counted.of(split.parts().size(), "document")
                + (words.isEmpty() ? "" : ": " + String.join(", ", words)) + ".";
    }

    private Artifact file(Material material, Part part, int number, ToolContext context) {
        try (var scratch = Scratch.create()) {
            pages.write(
                    part.pages().stream()
                            .map(page -> new PdfPages.Pick(material, page, 0))
                            .toList(),
                    scratch.file());
            String name = PictureFiles.stem(material) + "-" + number + "-"
                    + part.kind().replace('_', '-') + ".pdf";
            return context.keep(
                    new dev.ocelli.core.artifact.NewArtifact(dev.ocelli.core.base.MediaType.PDF, name, scratch.file()));
        }
    }

    /** Hardly any dark dots. */
    private boolean isBlank(Material material, Page page) {
        return pictures.working(() -> {
            BufferedImage picture = pictures.asShown(material, page.index(), LOOK_SIDE);
            int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            int dark = 0;
            List<Integer> tones = new ArrayList<>();
            for (int i = 0; i < pixels.length; i += 97) {
                tones.add(pixels[i] >> 8 & 255);
            }
            tones.sort(null);
            int paper = tones.get(tones.size() / 2);
            for (int pixel : pixels) {
                dark += Math.abs((pixel >> 8 & 255) - paper) > 70 ? 1 : 0;
            }
            return dark < DUST * pixels.length;
        });
    }
}
