package dev.ocelli.engine.request;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.tool.picture.QuarterTurns;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Input;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** Pages of a file as the engine sees them, for people to look at: upright pictures, and the words on them. */
public final class PageViews {
    private final Formats formats;
    private final Stages.Sight sight;

    public PageViews(Formats formats, Stages.Sight sight) {
        this.formats = formats;
        this.sight = sight;
    }

    /** How many pages the file has, without reading them. */
    public int count(Input input) {
        try (OpenDocument document = formats.open(input.file(), input.type())) {
            return document.pageCount();
        }
    }

    /**
     * One page with its words; read at its first time, which may take a second for a scan.
     *
     * @param index counted from 0
     * @throws dev.ocelli.core.base.OcelliException {@code PAGE_OUT_OF_RANGE}
     */
    public Page page(Input input, int index) {
        var options = new Plan.PlanOptions(Optional.of(List.of(index)), Plan.Detail.AUTO, false, false, false);
        var plan = new Plan(Plan.Product.OCR, Json.object(), List.of(), input, options);
        Perception seen = sight.perceive(plan, PerceiveProgress.NONE);
        return seen.pages().getFirst();
    }

    /** The first page as it stands, without reading it. {@code longerSide} in pixels, never enlarged. */
    public BufferedImage cover(Input input, int longerSide) {
        try (OpenDocument document = formats.open(input.file(), input.type())) {
            return document.page(0).picture(longerSide);
        }
    }

    /** The picture of a page, turned as {@link #page} says. {@code longerSide} in pixels, never enlarged. */
    public BufferedImage picture(Input input, Page page, int longerSide) {
        try (OpenDocument document = formats.open(input.file(), input.type())) {
            return QuarterTurns.clockwise(document.page(page.index()).picture(longerSide), page.turn());
        }
    }
}
