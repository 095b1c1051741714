package dev.ocelli.catalog.format;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Writes text into boxes of one sheet, wrapped at the width of the box. Lengths in points. */
final class PlacedWriter {
    private static final double PADDING = 5;
    private static final double LEADING = 1.2;

    private final Lettering lettering;
    private final Sheet sheet;
    private double x;
    private double y;
    private double room;

    PlacedWriter(Lettering lettering, Sheet sheet) {
        this.lettering = lettering;
        this.sheet = sheet;
    }

    /** What is written next goes into this box, from its top. */
    void start(Rectangle2D box) {
        x = box.getX() + PADDING;
        y = box.getY() + PADDING;
        room = box.getWidth() - 2 * PADDING;
    }

    void paragraph(String text, Sheet.Type type) {
        for (String line : text.split("[\n\u000B\r]")) {
            List<String> row = new ArrayList<>();
            double used = 0;
            double space = lettering.width(" ", type.size());
            for (String word : line.strip().split("[\\s\\p{Z}]+")) {
                double wide = lettering.width(word, type.size());
                if (!row.isEmpty() && used + space + wide > room) {
                    write(row, type);
                    row = new ArrayList<>();
                    used = 0;
                }
                if (!word.isEmpty()) {
                    row.add(word);
                    used += wide + space;
                }
            }
            write(row, type);
        }
    }

    private void write(List<String> row, Sheet.Type type) {
        boolean onSheet = x >= 0 && x < sheet.width() && y >= 0 && y + type.size() < sheet.height();
        if (!row.isEmpty() && onSheet) {
            sheet.write(row, x, y + type.size(), type, word -> lettering.width(word, type.size()));
        }
        y += type.size() * LEADING;
    }

    /** The four edges of a table cell. */
    void frame(Rectangle2D box) {
        sheet.rule(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMinY());
        sheet.rule(box.getMinX(), box.getMaxY(), box.getMaxX(), box.getMaxY());
        sheet.rule(box.getMinX(), box.getMinY(), box.getMinX(), box.getMaxY());
        sheet.rule(box.getMaxX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }
}
