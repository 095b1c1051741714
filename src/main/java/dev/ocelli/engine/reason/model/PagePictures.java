package dev.ocelli.engine.reason.model;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import java.util.List;
import java.util.Map;

/** Draws pages for a model that sees. */
@FunctionalInterface
public interface PagePictures {
    /** For models that only read. */
    PagePictures NONE = (plan, perception, pages, longerSide) -> Map.of();

    /**
     * Pictures by page index, upright, as {@code data:} URIs; a page that cannot be drawn is missing.
     *
     * @param pages indices as in {@code perception}
     * @param longerSide most pixels
     */
    Map<Integer, String> draw(Plan plan, Perception perception, List<Integer> pages, int longerSide);
}
