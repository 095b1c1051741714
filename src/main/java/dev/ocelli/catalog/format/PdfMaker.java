package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * Puts a new PDF together, page by page: pictures with their words, and copies of other PDFs' pages.
 *
 * <p>The same calls give the same bytes. Nothing of a source comes along but what its pages show: no metadata, no
 * attachments, no bookmarks, no scripts; form fields are printed onto the page. Not for several threads.
 */
public final class PdfMaker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FormatLimits limits;
    private final TimeBox timeBox = new TimeBox(PATIENCE);
    private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private final HiddenFonts fonts = new HiddenFonts(document);
    private final Map<Path, PdfPart> parts = new LinkedHashMap<>();
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final Map<PDOutlineItem, Integer> waiting = new LinkedHashMap<>();

    public PdfMaker(FormatLimits limits) {
        this.limits = limits;
    }

    /** Pages added so far. */
    public int pageCount() {
        return document.getNumberOfPages();
    }

    /**
     * Adds a page that is one picture, upright, with these words invisibly over it.
     *
     * @param longerSide of the paper, in points
     */
    public void addPicture(BufferedImage picture, double longerSide, List<TextLine> words) {
        timeBox.call("The picture of a page", () -> {
            double scale = longerSide / Math.max(picture.getWidth(), picture.getHeight());
            var page = new PicturePage(document, fonts);
            page.add(picture, picture.getWidth() * scale, picture.getHeight() * scale, words);
            return pageCount();
        });
    }

    /**
     * Adds a copy of a PDF's page.
     *
     * @param index counts from 0
     * @param turn clockwise degrees, a multiple of 90, on top of the turn that the page has
     * @throws OcelliException {@code ENCRYPTED_FILE}, {@code INVALID_FILE}, {@code PAGE_OUT_OF_RANGE}
     */
    public void addPage(Path pdf, int index, int turn) {
        timeBox.call("Page " + (index + 1) + " of the PDF", () -> {
            PDPage page = part(pdf).addPage(index);
            page.setRotation(Math.floorMod(page.getRotation() + turn, 360));
            return page;
        });
    }

    /** Adds a copy of a PDF's page with words invisibly over it, placed on the page as shown. */
    public void addPage(Path pdf, int index, List<TextLine> words) {
        timeBox.call("Page " + (index + 1) + " of the PDF", () -> {
            PDPage page = part(pdf).addPage(index);
            new PicturePage(document, fonts).over(page, words);
            return page;
        });
    }

    /** Adds a copy of a page that consists of visible letters and lines only; adds nothing and says false otherwise. */
    public boolean addIfPlain(Path pdf, int index) {
        return timeBox.call(
                "Page " + (index + 1) + " of the PDF", () -> part(pdf).addIfPlain(index));
    }

    private PdfPart part(Path pdf) throws IOException {
        PdfPart known = parts.get(pdf);
        if (known == null) {
            known = new PdfPart(PdfFiles.load(pdf, limits), document);
            parts.put(pdf, known);
        }
        return known;
    }

    /** A bookmark to the page that is added next. */
    public void bookmark(String title) {
        var item = new PDOutlineItem();
        item.setTitle(title);
        outline.addLast(item);
        waiting.put(item, pageCount());
    }

    /** Writes the PDF; call it once, last. Refuses a PDF without pages with {@code INVALID_REQUEST}. */
    public void save(Path target) {
        if (pageCount() == 0) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "No page is left for the PDF; keep at least one.");
        }
        timeBox.call("The new PDF", () -> {
            fonts.finish();
            bookmarks();
            PdfPart.joinLayers(parts.values(), document);
            PdfFiles.save(document, target);
            return target;
        });
    }

    private void bookmarks() {
        waiting.forEach((item, page) -> {
            if (page < pageCount()) {
                var destination = new PDPageFitDestination();
                destination.setPage(document.getPage(page));
                item.setDestination(destination);
            }
        });
        if (!waiting.isEmpty()) {
            document.getDocumentCatalog().setDocumentOutline(outline);
            document.getDocumentCatalog().getCOSObject().setName(COSName.PAGE_MODE, "UseOutlines");
        }
    }

    @Override
    public void close() {
        try {
            for (PdfPart part : parts.values()) {
                part.close();
            }
            document.close();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The PDF could not be closed.", e);
        }
    }
}
