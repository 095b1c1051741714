package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.rendering.PDFRenderer;

/** An opened PDF; its pages are found, read and drawn when asked for. */
final class PdfDocument implements OpenDocument {
    private static final long MOST_DRAWING_ORDERS = 2_000_000;

    private final PDDocument document;
    private final FormatLimits limits;
    private final TimeBox timeBox;
    private final GlyphList letterNames;
    private final FontFaces faces = new FontFaces();
    private final PdfLayers layers;
    private final PDFRenderer renderer;
    private final int pageCount;
    private final List<String> warnings = new ArrayList<>();

    PdfDocument(PDDocument document, FormatLimits limits, TimeBox timeBox, GlyphList letterNames) {
        this.document = document;
        this.limits = limits;
        this.timeBox = timeBox;
        this.letterNames = letterNames;
        this.layers = new PdfLayers(document);
        this.renderer = new BoundedRenderer(document, MOST_DRAWING_ORDERS);
        this.pageCount = document.getNumberOfPages();
        renderer.setSubsamplingAllowed(true);
        drawMissingFieldValues();
    }

    private void drawMissingFieldValues() {
        try {
            // PDFBox does this when it hands out the form for the first time
            document.getDocumentCatalog().getAcroForm();
        } catch (RuntimeException e) {
            warnings.add("The form fields of the PDF are damaged; values in them may be missing.");
        }
    }

    @Override
    public int pageCount() {
        return pageCount;
    }

    @Override
    public PageSource page(int index) {
        if (index < 0 || index >= pageCount) {
            throw new OcelliException(
                    ErrorCode.PAGE_OUT_OF_RANGE,
                    null,
                    "Page " + (index + 1) + " was asked for; the PDF has " + pageCount + " pages.");
        }
        String name = "Page " + (index + 1) + " of the PDF";
        return timeBox.call(name, () -> {
            PDPage page = document.getPage(index);
            return new PdfPage(this, page, PageFrame.of(page), index, name);
        });
    }

    PageInk read(PdfPage page, PageFrame frame) {
        var letters = new GlyphReader(frame, faces, letterNames);
        var reader = new PdfPageReader(page.page(), frame, letters, layers, new DrawingOrders(MOST_DRAWING_ORDERS));
        PageInk ink = timeBox.call(page.name(), reader::read);
        if (reader.sawJpeg2000()) {
            warnings.add(
                    page.name() + " holds a JPEG 2000 picture, which cannot be decoded here: what is printed in it is"
                            + " not read. Save the page with JPEG or PNG pictures and send it again.");
        }
        return ink;
    }

    PDFRenderer renderer() {
        return renderer;
    }

    TimeBox timeBox() {
        return timeBox;
    }

    FormatLimits limits() {
        return limits;
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The PDF could not be closed.", e);
        }
    }
}
