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
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import tools.jackson.databind.node.ObjectNode;

/** {@code document_info}: what a document looks like from afar: title, headings, language, what is on each page. */
public final class DocumentInfoTool implements Tool {
    private static final int MOST_HEADINGS = 100;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "document_info",
            Toolset.CORE,
            "Looks a document over: its title as printed, headings with their pages, language, and for each page whether it"
                    + " is scanned, which way it was turned, and how many words, tables, pictures and codes are on it.",
            new Parameters().file().pages().schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var asked = given.findPages("pages");
        var material = given.file(context);
        Perception seen = context.see(material, asked);
        var output = Json.object().put("file", material.name()).put("page_count", seen.pageCount());
        title(seen.pages()).ifPresent(title -> output.put("title", title));
        String language = context.markdown(material, asked)
                .path("pages")
                .path(0)
                .path("metadata")
                .path("language")
                .asString("");
        if (!language.isEmpty()) {
            output.put("language", language);
        }
        headings(output, seen.pages());
        var pages = output.putArray("pages");
        seen.pages().forEach(page -> write(pages.addObject(), page));
        return new ToolResult(
                output, "Looked over " + Counted.of(seen.pages().size(), "page") + " of " + material.name() + ".");
    }

    /** The title block of the first page that has one, else its line in the largest type. */
    private static Optional<String> title(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.parts().blocks().stream())
                .filter(block -> block.kind() == BlockKind.TITLE)
                .findFirst()
                .map(Block::text)
                .or(() -> pages.stream()
                        .findFirst()
                        .flatMap(page -> page.lines().stream()
                                .max(Comparator.comparingDouble(line -> line.fontSize()))
                                .map(line -> line.text())));
    }

    private static void headings(ObjectNode output, List<Page> pages) {
        var headings = output.putArray("headings");
        for (Page page : pages) {
            page.parts().blocks().stream()
                    .filter(block -> block.kind() == BlockKind.SECTION_HEADER)
                    .limit(MOST_HEADINGS - (long) headings.size())
                    .forEach(block -> Outputs.page(headings.addObject().put("text", block.text()), page.index()));
        }
    }

    private static void write(ObjectNode node, Page page) {
        Outputs.page(node, page.index())
                .put("source", page.source().name().toLowerCase(Locale.ROOT))
                .put("turned_by", page.turn())
                .put(
                        "words",
                        count(
                                page,
                                p -> p.lines().stream()
                                        .mapToInt(line -> line.words().size())
                                        .sum()))
                .put("tables", count(page, p -> p.parts().tables().size()))
                .put("pictures", count(page, p -> (int) p.parts().blocks().stream()
                        .filter(block -> block.kind() == BlockKind.PICTURE)
                        .count()))
                .put("codes", count(page, p -> p.parts().barcodes().size()));
    }

    private static int count(Page page, ToIntFunction<Page> counter) {
        return counter.applyAsInt(page);
    }
}
