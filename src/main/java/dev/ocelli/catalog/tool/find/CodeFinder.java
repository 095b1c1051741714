package dev.ocelli.catalog.tool.find;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.picture.Cuts;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Barcode;
import dev.ocelli.core.perception.Page;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Bar and QR codes of pages: what perception saw, else a look at the drawn page, for codes that a PDF draws as lines, then
 * at its quarters, for small ones. Any thread.
 */
public final class CodeFinder {
    private static final double QUARTER = 0.55;

    private final Pictures pictures;
    private final CodeReader reader;

    public CodeFinder(Pictures pictures, CodeReader reader) {
        this.pictures = pictures;
        this.reader = reader;
    }

    /** Codes of one page with their whole places. */
    public List<Barcode> find(Material material, Page page, ToolContext context) {
        List<Barcode> seen = page.parts().barcodes();
        if (seen.isEmpty()) {
            seen = pictures.working(() -> look(pictures.upright(material, page.index(), context)));
        }
        return seen.stream()
                .map(code -> new Barcode(code.symbology(), code.text(), CodeBoxes.whole(code, page.aspect())))
                .toList();
    }

    private List<Barcode> look(BufferedImage picture) {
        var whole = reader.find(picture);
        if (!whole.isEmpty()) {
            return whole;
        }
        var found = new ArrayList<Barcode>();
        for (int i = 0; i < 4; i++) {
            var quarter = new BoundingBox((i & 1) * (1 - QUARTER), (i >> 1) * (1 - QUARTER), QUARTER, QUARTER);
            for (Barcode code : reader.find(Cuts.cut(picture, quarter))) {
                var box = within(quarter, code.box());
                if (found.stream()
                        .noneMatch(f -> f.text().equals(code.text()) && f.box().overlap(box) > 0)) {
                    found.add(new Barcode(code.symbology(), code.text(), box));
                }
            }
        }
        return found;
    }

    private static BoundingBox within(BoundingBox outer, BoundingBox box) {
        return BoundingBox.ofCorners(
                outer.x() + box.x() * outer.width(),
                outer.y() + box.y() * outer.height(),
                outer.x() + box.right() * outer.width(),
                outer.y() + box.bottom() * outer.height());
    }
}
