package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.base.BoundingBox;

/**
 * A part of a page that is no text: its place and what it looks like.
 *
 * @param fill share of its box that is inked, in [0, 1]
 * @param colour share of its ink that has a colour, in [0, 1]
 * @param tones how many of 32 grades of grey take part in its ink noticeably
 * @param embedded it is a picture of its own in the file
 */
record Region(BoundingBox box, double fill, double colour, int tones, boolean embedded) {

    /** What a region may be called. */
    enum Kind {
        PICTURE,
        PHOTO,
        LOGO,
        SIGNATURE,
        STAMP
    }

    /** How well the region fits a kind, in [0, 1]; from looks and place alone, since nothing here knows meanings. */
    double fits(Kind kind, double pageAspect) {
        double wide = box.width() * pageAspect / Math.max(1e-9, box.height());
        return switch (kind) {
            case PICTURE -> Math.clamp(0.5 + (embedded ? 0.3 : 0) + Math.min(0.2, box.area()), 0, 1);
            case PHOTO -> clamp(0.1 + 0.05 * tones) * (fill > 0.5 ? 1 : 0.4) * (wide > 0.3 && wide < 3.5 ? 1 : 0.5);
            case LOGO -> logo(wide);
            case SIGNATURE -> signature(wide);
            case STAMP ->
                (wide > 0.5 && wide < 2 ? 1 : 0.4)
                        * (colour > 0.3 ? 1 : 0.45)
                        * (fill < 0.7 ? 0.9 : 0.4)
                        * (tones > 16 && fill > 0.6 ? 0.4 : 1);
        };
    }

    /** Small, near the top, rather compact. */
    private double logo(double wide) {
        double height = box.centreY() < 0.25 ? 1 : box.centreY() > 0.85 ? 0.6 : 0.35;
        double size = box.area() < 0.15 ? 1 : 0.3;
        double shape = wide > 0.2 && wide < 9 ? 1 : 0.4;
        double body = fill > 0.12 ? 0.9 : 0.5;
        return height * size * shape * body;
    }

    /** Thin strokes, wider than high, below the middle. */
    private double signature(double wide) {
        double stroke = fill < 0.3 ? 1 : fill < 0.45 ? 0.5 : 0.1;
        double shape = wide > 1.1 && wide < 9 ? 1 : 0.4;
        double height = box.centreY() > 0.4 ? 0.95 : 0.5;
        double size = box.area() < 0.1 && box.width() > 0.07 && box.width() < 0.6 ? 1 : 0.3;
        return stroke * shape * height * size;
    }

    private static double clamp(double score) {
        return Math.clamp(score, 0, 1);
    }
}
