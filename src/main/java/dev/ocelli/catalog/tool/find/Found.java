package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;

/**
 * A thing on a page.
 *
 * @param kind such as {@code text}, {@code table}, {@code logo}, {@code face}, or the label of a model
 * @param label what is there, for people: the words that were found, or the kind and its number
 * @param page counts from 0
 * @param boxes of its parts, such as the lines that a phrase runs over; at least one
 * @param confidence in [0, 1]; how sure the finder is that it is what was asked for
 */
public record Found(String kind, String label, int page, List<BoundingBox> boxes, double confidence) {
    public Found {
        boxes = List.copyOf(boxes);
        if (boxes.isEmpty()) {
            throw new IllegalArgumentException("nothing is nowhere");
        }
    }

    public Found(String kind, String label, int page, BoundingBox box, double confidence) {
        this(kind, label, page, List.of(box), confidence);
    }

    /** Around all its parts. */
    public BoundingBox box() {
        return BoundingBox.around(boxes);
    }
}
