package dev.ocelli.engine.perceive;

import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.model.OcrModel;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.layout.PageLayout;
import dev.ocelli.engine.perceive.see.PageSeer;
import dev.ocelli.engine.perceive.see.SightOptions;
import dev.ocelli.engine.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Opens a file once and says what is on the pages asked for.
 *
 * <p>Seeing (text layer, OCR) is remembered by content hash, page and detail; laying out is pure geometry and done anew,
 * since running heads show only over several pages.
 */
public final class Perceiver {
    private static final SightOptions QUICK = new SightOptions(1400, 1);
    private static final SightOptions USUAL = new SightOptions(2000, 0.04);
    private static final SightOptions THOROUGH = new SightOptions(2800, 0.01);

    private final PageOpener opener;
    private final SightCache cache;
    private final PageSeer seer;

    /**
     * @param ocr asked when the first page needs it
     * @param cache shared by all requests
     */
    public Perceiver(PageOpener opener, Supplier<OcrModel> ocr, SightCache cache) {
        this.opener = opener;
        this.cache = cache;
        this.seer = new PageSeer(ocr);
    }

    public Perception perceive(Plan plan) {
        return perceive(plan, PerceiveProgress.NONE);
    }

    /**
     * Sees the pages of the plan's input. A page that cannot be read is given blank, with a warning, as long as another
     * one can.
     *
     * @throws OcelliException what the format throws on opening; {@code PAGE_OUT_OF_RANGE} for a page that the file does
     *     not have; the first page's error when no page could be read
     */
    public Perception perceive(Plan plan, PerceiveProgress progress) {
        var input = plan.input();
        try (var document = opener.open(input.file(), input.type())) {
            var pages = pagesOf(plan, document);
            var options = optionsOf(plan.options().detail());
            var round = new SeeingRound(seer, cache, new SeeingRound.Source(document, ContentHash.of(input.file())));
            var sights = round.see(pages, options, progress);
            var warnings = new ArrayList<>(document.warnings());
            warnings.addAll(round.warnings());
            return new Perception(input.type(), document.pageCount(), PageLayout.of(sights), warnings);
        }
    }

    private static SightOptions optionsOf(Plan.Detail detail) {
        return switch (detail) {
            case LO -> QUICK;
            case AUTO -> USUAL;
            case HI -> THOROUGH;
        };
    }

    private static List<Integer> pagesOf(Plan plan, OpenDocument document) {
        int count = document.pageCount();
        var asked = plan.options()
                .pages()
                .orElseGet(() -> IntStream.range(0, count).boxed().toList());
        for (int page : asked) {
            if (page < 0 || page >= count) {
                throw new OcelliException(
                        ErrorCode.PAGE_OUT_OF_RANGE,
                        "config.page_indices",
                        "Page index " + page + " was asked for, but the file has " + count
                                + (count == 1 ? " page" : " pages") + ". Page indices count from 0 to " + (count - 1)
                                + ".");
            }
        }
        return asked.stream().distinct().sorted().toList();
    }
}
