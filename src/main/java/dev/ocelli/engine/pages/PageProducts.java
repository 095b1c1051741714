package dev.ocelli.engine.pages;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import tools.jackson.databind.node.ObjectNode;

/** Turns what was seen or heard into the products that show all of it rather than fields. Pure; safe for any thread. */
public final class PageProducts {
    private PageProducts() {}

    /**
     * The response body: {@code {"pages": [...]}}, one entry a page, in order; of recordings {@code {"metadata": …,
     * "segments": [...]}}.
     *
     * @throws IllegalArgumentException for {@code EXTRACT}, which is made by reasoning
     */
    public static ObjectNode of(Plan plan, Perception perception) {
        return switch (plan.product()) {
            case MARKDOWN -> MarkdownPages.of(perception);
            case OCR -> OcrPages.of(perception);
            case LAYOUT -> LayoutPages.of(perception);
            case TRANSCRIPT -> Transcription.of(plan, perception);
            case TRANSCRIPT_SUMMARY -> TranscriptSummary.of(plan, perception);
            case EXTRACT -> throw new IllegalArgumentException("fields are made by the reasoner, not from pages");
        };
    }
}
