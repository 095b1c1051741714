package dev.ocelli.engine.pages;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code {"text", "pages": [{"page", "text", "source", "turn", "lines": [{"text", "xywh", "page", "confidence",
 * "words": [...]}], "barcodes"}]}}; pages count from 0, lines stand in reading order.
 */
final class OcrPages {
    private OcrPages() {}

    static ObjectNode of(Perception perception) {
        var node = Json.object();
        node.put("text", perception.text());
        var pages = node.putArray("pages");
        perception.pages().forEach(p -> page(pages.addObject(), p));
        return node;
    }

    private static void page(ObjectNode node, Page page) {
        node.put("page", page.index());
        node.put("text", page.text());
        node.put("source", page.source().name().toLowerCase(Locale.ROOT));
        node.put("turn", page.turn());
        var lines = node.putArray("lines");
        page.lines().forEach(l -> line(lines.addObject(), l, page.index()));
        barcodes(node.putArray("barcodes"), page);
    }

    private static void line(ObjectNode node, TextLine line, int page) {
        node.put("text", line.text());
        WireBoxes.putBox(node, line.box()).put("page", page);
        node.put("confidence", WireBoxes.round(line.confidence()));
        var words = node.putArray("words");
        for (var word : line.words()) {
            WireBoxes.putBox(words.addObject().put("text", word.text()), word.box())
                    .put("confidence", WireBoxes.round(word.confidence()));
        }
    }

    private static void barcodes(ArrayNode node, Page page) {
        for (var code : page.parts().barcodes()) {
            WireBoxes.putBox(node.addObject().put("symbology", code.symbology()).put("text", code.text()), code.box())
                    .put("page", page.index());
        }
    }
}
