package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** A document whose pages were laid out by us; text, rulings and picture of a page agree by construction. */
final class LaidOutDocument implements OpenDocument {
    private final List<Sheet> sheets;
    private final Lettering lettering;
    private final FormatLimits limits;
    private final TimeBox timeBox;
    private final List<String> warnings;

    LaidOutDocument(
            List<Sheet> sheets, Lettering lettering, FormatLimits limits, TimeBox timeBox, List<String> warnings) {
        this.sheets = List.copyOf(sheets);
        this.lettering = lettering;
        this.limits = limits;
        this.timeBox = timeBox;
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public int pageCount() {
        return sheets.size();
    }

    @Override
    public PageSource page(int index) {
        if (index < 0 || index >= sheets.size()) {
            throw new OcelliException(
                    ErrorCode.PAGE_OUT_OF_RANGE,
                    null,
                    "Page " + (index + 1) + " was asked for; the document has " + sheets.size() + " pages.");
        }
        return new LaidOutPage(sheets.get(index));
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        try {
            lettering.close();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The document could not be closed.", e);
        }
    }

    private final class LaidOutPage implements PageSource {
        private final Sheet sheet;

        LaidOutPage(Sheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public double aspect() {
            return sheet.width() / sheet.height();
        }

        @Override
        public List<TextLine> textLayer() {
            return sheet.lines();
        }

        @Override
        public boolean textLayerUsable() {
            return true;
        }

        @Override
        public List<BoundingBox> pictures() {
            return List.of();
        }

        @Override
        public List<BoundingBox> rulings() {
            return sheet.rulings();
        }

        @Override
        public BufferedImage picture(int longerSide) {
            double shorter = longerSide * Math.min(aspect(), 1 / aspect());
            double allowed = Math.min(1, Math.sqrt(limits.decodedPixels() / (longerSide * shorter)));
            return timeBox.call("The page", () -> lettering.paint(sheet, (int) (longerSide * allowed)));
        }
    }
}
