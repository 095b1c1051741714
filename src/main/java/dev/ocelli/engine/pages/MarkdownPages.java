package dev.ocelli.engine.pages;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages as Markdown with tables and figures beside it, in the shape of the wire contract, A section 7.4.
 *
 * <p>{@code content} holds {@code <Table id="tb-0"/>} and {@code <Figure id="fg-0"/>} where they stand on the page;
 * {@code markdown_content} is the same with tables written out. Running heads and feet are left out.
 */
final class MarkdownPages {
    private MarkdownPages() {}

    static ObjectNode of(Perception perception) {
        var node = Json.object();
        var pages = node.putArray("pages");
        String language = LanguageGuess.of(perception.text());
        for (var page : perception.pages()) {
            page(pages.addObject(), page);
        }
        for (int i = 0; i < pages.size(); i++) {
            var page = perception.pages().get(i);
            ((ObjectNode) pages.get(i))
                    .putObject("metadata")
                    .put("language", page.lines().isEmpty() ? language : LanguageGuess.of(page.text(), language))
                    .put("page_number", page.index());
        }
        return node;
    }

    private static void page(ObjectNode node, Page page) {
        var content = new ArrayList<String>();
        var written = new ArrayList<String>();
        var tables = Json.array();
        var figures = Json.array();
        var blocks = page.parts().blocks();
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            switch (block.kind()) {
                case PAGE_HEADER, PAGE_FOOTER -> {}
                case TABLE -> {
                    var table = MarkdownTable.of(table(page, block), caption(blocks, i));
                    content.add("<Table id=\"tb-" + tables.size() + "\"/>");
                    written.add(table.path("content").asString());
                    tables.add(table);
                }
                case PICTURE -> {
                    content.add("<Figure id=\"fg-" + figures.size() + "\"/>");
                    written.add(content.getLast());
                    figure(figures, block, caption(blocks, i));
                }
                case CAPTION, FOOTNOTE, FORMULA, LIST_ITEM, SECTION_HEADER, TEXT, TITLE -> {
                    content.add(MarkdownText.of(block));
                    written.add(content.getLast());
                }
            }
        }
        node.put("content", String.join("\n\n", content));
        node.put("markdown_content", String.join("\n\n", written));
        node.set("tables", tables);
        node.set("figures", figures);
    }

    private static Table table(Page page, Block block) {
        return page.parts().tables().stream()
                .filter(t -> t.box().equals(block.box()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a table block without its table"));
    }

    /** The caption just before or just after the block. */
    private static Optional<String> caption(List<Block> blocks, int index) {
        for (int i : new int[] {index - 1, index + 1}) {
            if (i >= 0 && i < blocks.size() && blocks.get(i).kind() == BlockKind.CAPTION) {
                return Optional.of(blocks.get(i).text());
            }
        }
        return Optional.empty();
    }

    private static void figure(ArrayNode figures, Block block, Optional<String> caption) {
        var node = figures.addObject();
        node.put("id", figures.size() - 1);
        node.putNull("title");
        node.put("caption", caption.orElse(null));
        node.put("content", caption.orElse(""));
        WireBoxes.putBox(node.putObject("bbox"), block.box());
    }
}
