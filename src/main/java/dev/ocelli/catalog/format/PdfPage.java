package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.jspecify.annotations.Nullable;

/** One page of a PDF, read once when first asked. */
final class PdfPage implements PageSource {
    private final PdfDocument document;
    private final PDPage page;
    private final int index;
    private final String name;
    private final PageFrame frame;
    private @Nullable PageInk ink;
    private @Nullable List<TextLine> lines;

    PdfPage(PdfDocument document, PDPage page, PageFrame frame, int index, String name) {
        this.document = document;
        this.page = page;
        this.index = index;
        this.name = name;
        this.frame = frame;
    }

    PDPage page() {
        return page;
    }

    /** For messages: "Page 3 of the PDF". */
    String name() {
        return name;
    }

    @Override
    public double aspect() {
        return frame.width() / frame.height();
    }

    @Override
    public List<TextLine> textLayer() {
        if (lines == null) {
            List<Glyph> letters = textLayerUsable() ? LayerTrust.shown(ink()) : ink().glyphs();
            lines = document.timeBox().call(name, () -> new LineBuilder(frame, ink().rulings()).lines(letters));
        }
        return lines;
    }

    @Override
    public boolean textLayerUsable() {
        return LayerTrust.usable(ink());
    }

    @Override
    public List<BoundingBox> pictures() {
        return ink().pictures().stream().map(PageInk.Picture::box).toList();
    }

    @Override
    public List<BoundingBox> rulings() {
        return ink().rulings();
    }

    private PageInk ink() {
        if (ink == null) {
            ink = document.read(this, frame);
        }
        return ink;
    }

    @Override
    public double paperSide() {
        return Math.max(frame.width(), frame.height());
    }

    @Override
    public BufferedImage picture(int longerSide) {
        double scale = longerSide / Math.max(frame.width(), frame.height());
        double pixels = frame.width() * frame.height() * scale * scale;
        double allowed = Math.min(1, Math.sqrt(document.limits().decodedPixels() / pixels));
        return document.timeBox()
                .call(name, () -> document.renderer().renderImage(index, (float) (scale * allowed), ImageType.RGB));
    }
}
