package dev.ocelli.catalog.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Copies pages on which nothing can be hidden: letters that are seen, lines and fills; no pictures, forms, patterns,
 * layers, annotations other than links, invisible letters or letters off the page. Marks that carry words of their own
 * (such as replacement text) are dropped.
 */
final class PlainPages {
    private static final Set<String> DRAWS_MORE = Set.of("Do", "BI", "ID", "EI", "sh", "scn", "SCN");
    private static final Set<String> MARKS = Set.of("BMC", "BDC", "EMC", "MP", "DP", "BX", "EX");
    private static final int MOST_TOKENS = 2_000_000;

    private final PDDocument source;
    private final PDDocument target;
    private final PdfPageCopy copy;

    PlainPages(PDDocument source, PDDocument target, PdfPageCopy copy) {
        this.source = source;
        this.target = target;
        this.copy = copy;
    }

    /** False, and nothing added, for a page that is not plain. */
    boolean add(int index) throws IOException {
        PDPage page = source.getPage(index);
        PDResources resources = page.getResources();
        if (resources == null
                || page.getRotation() != 0
                || !onlyLinks(page)
                || drawsByFonts(resources)
                || !everyLetterIsSeen(page, index)) {
            return false;
        }
        List<Object> orders = orders(page);
        if (orders.isEmpty()) {
            return false;
        }
        var plain = new PDPage(box(page.getMediaBox()));
        plain.setCropBox(box(page.getCropBox()));
        plain.setRotation(page.getRotation());
        plain.getCOSObject().setItem(COSName.RESOURCES, needed(resources));
        plain.getCOSObject().setItem(COSName.CONTENTS, write(orders));
        target.addPage(plain);
        return true;
    }

    private static PDRectangle box(PDRectangle box) {
        return new PDRectangle(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
    }

    private static boolean onlyLinks(PDPage page) throws IOException {
        return page.getAnnotations().stream().allMatch(a -> "Link".equals(a.getSubtype()));
    }

    /** Letters that are drawings, and masks, can hold further letters. */
    private static boolean drawsByFonts(PDResources resources) throws IOException {
        for (COSName name : resources.getFontNames()) {
            if (resources.getFont(name) instanceof PDType3Font) {
                return true;
            }
        }
        for (COSName name : resources.getExtGStateNames()) {
            var state = resources.getExtGState(name);
            if (state != null && state.getCOSObject().getCOSDictionary(COSName.SMASK) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean everyLetterIsSeen(PDPage page, int index) throws IOException {
        var frame = PageFrame.of(page);
        var reader = new PdfPageReader(
                page,
                frame,
                new GlyphReader(frame, new FontFaces(), GlyphReader.letterNames()),
                new PdfLayers(source),
                new DrawingOrders(MOST_TOKENS));
        PageInk ink = reader.read();
        boolean seen = ink.pictures().isEmpty()
                && LayerTrust.usable(ink)
                && ink.glyphs().stream().noneMatch(g -> g.look().hidden());
        return seen && new OffPage(index).allOnPage(source);
    }

    /** Empty when an order may draw or hide more than letters and lines. */
    private static List<Object> orders(PDPage page) throws IOException {
        var kept = new ArrayList<Object>();
        var operands = new ArrayList<Object>();
        var parser = new PDFStreamParser(page);
        int seen = 0;
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
            if (++seen > MOST_TOKENS) {
                return List.of();
            }
            operands.add(token);
            if (token instanceof Operator operator) {
                boolean pattern = operands.size() > 1 && operands.get(operands.size() - 2) instanceof COSName;
                boolean colour = operator.getName().equalsIgnoreCase("scn");
                boolean layer = operator.getName().equals("BDC") && COSName.OC.equals(operands.getFirst());
                if (layer || (DRAWS_MORE.contains(operator.getName()) && (!colour || pattern))) {
                    return List.of();
                }
                if (!MARKS.contains(operator.getName())) {
                    kept.addAll(operands);
                }
                operands.clear();
            }
        }
        return kept;
    }

    private COSDictionary needed(PDResources resources) throws IOException {
        var needed = new COSDictionary();
        for (COSName kind : List.of(COSName.FONT, COSName.EXT_G_STATE, COSName.COLORSPACE)) {
            COSDictionary named = resources.getCOSObject().getCOSDictionary(kind);
            if (named != null) {
                needed.setItem(kind, copy.copy(named));
            }
        }
        return needed;
    }

    private COSStream write(List<Object> orders) throws IOException {
        COSStream stream = target.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            new ContentStreamWriter(out).writeTokens(orders);
        }
        return stream;
    }

    /** Looks for letters beyond the edge of the page or too small for an eye. */
    private static final class OffPage extends PDFTextStripper {
        private static final double SMALLEST_POINTS = 1.5;

        private boolean off;

        OffPage(int index) {
            setStartPage(index + 1);
            setEndPage(index + 1);
        }

        boolean allOnPage(PDDocument document) throws IOException {
            getText(document);
            return !off;
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            boolean blank = text.getUnicode() == null || text.getUnicode().isBlank();
            double x = text.getX();
            double y = text.getY();
            boolean inside = x >= -1 && y >= -1 && x <= text.getPageWidth() + 1 && y <= text.getPageHeight() + 1;
            off |= !blank && (!inside || text.getDir() != 0 || text.getFontSizeInPt() < SMALLEST_POINTS);
        }
    }
}
