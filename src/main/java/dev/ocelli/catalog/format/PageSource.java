package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.util.List;

/** One page of an opened file, as the format knows it: its text layer, rulings and picture. */
public interface PageSource {
    /** Width / height of the page as shown (stored turn and EXIF turn applied). */
    double aspect();

    /** Lines of the text layer in the file's order, boxes on the page as shown; empty when there is none. */
    List<TextLine> textLayer();

    /**
     * False when the text layer cannot be trusted (invisible, garbled, or far less than the picture shows), so that
     * the page is to be read by OCR.
     */
    boolean textLayerUsable();

    /** Places of pictures on the page that may hold text of their own; empty when unknown. */
    List<BoundingBox> pictures();

    /** Drawn horizontal and vertical lines, each a box of nearly no height or width; for tables. */
    List<BoundingBox> rulings();

    /** The longer side of the paper in points; A4 where a file knows pixels only. */
    default double paperSide() {
        return 842;
    }

    /** The page as shown in RGB, its longer side at most {@code longerSide} pixels (pictures are never enlarged). */
    BufferedImage picture(int longerSide);
}
