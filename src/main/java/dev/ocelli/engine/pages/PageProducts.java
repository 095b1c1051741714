package dev.ocelli.engine.pages;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import tools.jackson.databind.node.ObjectNode;

/** Turns what was seen into the products that show whole pages rather than fields. Pure; safe for any thread. */
public final class PageProducts {
    private PageProducts() {}

    /**
     * The response body: {@code {"pages": [...]}}, one entry a page, in order.
     *
     * @throws IllegalArgumentException for {@code EXTRACT}, which is made by reasoning
     */
    public static ObjectNode of(Plan plan, Perception perception) {
        return switch (plan.product()) {
            case MARKDOWN -> MarkdownPages.of(perception);
            case OCR -> OcrPages.of(perception);
            case LAYOUT -> LayoutPages.of(perception);
            case EXTRACT -> throw new IllegalArgumentException("fields are made by the reasoner, not from pages");
        };
    }
}
