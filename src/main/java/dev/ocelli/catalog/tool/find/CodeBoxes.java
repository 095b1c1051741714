package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Barcode;
import java.util.Set;

/**
 * Whole places of bar codes. A decoder tells where it looked: the centres of a QR code's corner marks, or one scan line
 * across a bar code, which is much less than the printed thing.
 */
public final class CodeBoxes {
    private static final Set<String> SQUARE = Set.of("QR_CODE", "DATA_MATRIX", "AZTEC");
    /** Height of bars for their width, at least; symbols are printed between a sixth and a half as high as wide. */
    private static final double BARS = 0.3;

    private CodeBoxes() {}

    /** The place with all its modules and bars, grown from what the decoder told; clipped to the page. */
    public static BoundingBox whole(Barcode code, double pageAspect) {
        BoundingBox box = code.box();
        double width = box.width() * pageAspect;
        double height = box.height();
        double longer = Math.max(width, height);
        if (SQUARE.contains(code.symbology())) {
            double pad = 0.2 * longer;
            return grown(box, pad + (longer - width) / 2, pad + (longer - height) / 2, pageAspect);
        }
        boolean upright = width >= height;
        double across = Math.max(0, BARS * longer - (upright ? height : width)) / 2;
        return upright ? grown(box, 0.04 * longer, across, pageAspect) : grown(box, across, 0.04 * longer, pageAspect);
    }

    private static BoundingBox grown(BoundingBox box, double sides, double ends, double pageAspect) {
        double x = sides / pageAspect;
        return BoundingBox.ofCorners(box.x() - x, box.y() - ends, box.right() + x, box.bottom() + ends);
    }
}
