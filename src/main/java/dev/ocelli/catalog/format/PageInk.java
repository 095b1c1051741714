package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;

/**
 * Everything drawn on one PDF page that matters for reading it.
 *
 * @param strokes curves and slanted lines, filled or drawn: what letters turned into outlines are made of
 * @param blank nothing at all was painted
 */
record PageInk(List<Glyph> glyphs, List<Picture> pictures, List<BoundingBox> rulings, int strokes, boolean blank) {
    PageInk {
        glyphs = List.copyOf(glyphs);
        pictures = List.copyOf(pictures);
        rulings = List.copyOf(rulings);
    }

    /** A placed picture and its stored size in pixels. */
    record Picture(BoundingBox box, int pixelWidth, int pixelHeight) {}
}
