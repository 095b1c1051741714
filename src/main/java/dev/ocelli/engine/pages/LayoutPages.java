package dev.ocelli.engine.pages;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code {"pages": [{"page_number", "elements": [{"category", "xywh", "page", "content"}]}]}}; categories of the wire
 * contract, B section 6.1, in reading order.
 */
final class LayoutPages {
    private LayoutPages() {}

    static ObjectNode of(Perception perception) {
        var node = Json.object();
        var pages = node.putArray("pages");
        perception.pages().forEach(p -> page(pages.addObject(), p));
        return node;
    }

    private static void page(ObjectNode node, Page page) {
        node.put("page_number", page.index());
        var elements = node.putArray("elements");
        for (var block : page.parts().blocks()) {
            WireBoxes.putBox(elements.addObject().put("category", block.kind().wireName()), block.box())
                    .put("page", page.index())
                    .put("content", block.text());
        }
    }
}
