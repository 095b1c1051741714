package dev.ocelli.engine.perceive.see;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Barcode;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import java.util.List;

/**
 * What is on one page before anything is made of it. All boxes lie on the upright page.
 *
 * @param index counts from 0 in the file
 * @param aspect width / height of the upright page
 * @param turn clockwise quarter turn in degrees that made the stored page upright
 * @param source where the lines come from
 * @param lines in no promised order
 * @param marks what is there beside text
 */
public record PageSight(int index, double aspect, int turn, TextSource source, List<TextLine> lines, Marks marks) {
    public PageSight {
        lines = List.copyOf(lines);
    }

    /** A page on which nothing could be seen. */
    public static PageSight blank(int index, double aspect) {
        return new PageSight(index, aspect, 0, TextSource.NONE, List.of(), Marks.NONE);
    }

    /**
     * Things beside text.
     *
     * @param rulings drawn lines, each a box of nearly no height or width
     * @param pictures places of pictures
     * @param barcodes decoded bar and QR codes
     */
    public record Marks(List<BoundingBox> rulings, List<BoundingBox> pictures, List<Barcode> barcodes) {
        public static final Marks NONE = new Marks(List.of(), List.of(), List.of());

        public Marks {
            rulings = List.copyOf(rulings);
            pictures = List.copyOf(pictures);
            barcodes = List.copyOf(barcodes);
        }
    }
}
