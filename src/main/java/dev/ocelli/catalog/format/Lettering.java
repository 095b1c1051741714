package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Measures and paints text with the one font that PDFBox brings along (Liberation Sans), so that pages look the same on
 * every machine, also on those without fonts. Not for several threads.
 *
 * <p>Letters that the font lacks keep their place and are painted as a question mark.
 */
final class Lettering implements AutoCloseable {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final Map<Integer, Double> widths = new HashMap<>();

    Lettering() throws IOException {
        try (InputStream in = PDFont.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException("the font " + FONT + " is missing");
            }
            this.font = PDType0Font.load(document, in, false);
        }
    }

    /** Width in points of text in type of {@code size} points. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::em).sum() * size;
    }

    boolean draws(int codePoint) {
        return !Double.isNaN(widths.computeIfAbsent(codePoint, this::measure));
    }

    private double em(int codePoint) {
        double width = widths.computeIfAbsent(codePoint, this::measure);
        return Double.isNaN(width) ? Character.isIdeographic(codePoint) ? 1 : 0.6 : width;
    }

    private double measure(int codePoint) {
        try {
            return font.getStringWidth(Character.toString(codePoint)) / 1000;
        } catch (IOException | IllegalArgumentException notInFont) {
            return Double.NaN;
        }
    }

    /** The sheet as a picture, its longer side {@code longerSide} pixels. */
    BufferedImage paint(Sheet sheet, int longerSide) throws IOException {
        var page = new PDPage(new PDRectangle((float) sheet.width(), (float) sheet.height()));
        document.addPage(page);
        try {
            draw(sheet, page);
            double scale = longerSide / Math.max(sheet.width(), sheet.height());
            int index = document.getNumberOfPages() - 1;
            return new PDFRenderer(document).renderImage(index, (float) scale, ImageType.RGB);
        } finally {
            document.removePage(page);
        }
    }

    private void draw(Sheet sheet, PDPage page) throws IOException {
        try (var content = new PDPageContentStream(document, page)) {
            content.setLineWidth(0.5f);
            for (BoundingBox ruling : sheet.rulings()) {
                content.moveTo(x(sheet, ruling.x()), y(sheet, ruling.y()));
                content.lineTo(x(sheet, ruling.right()), y(sheet, ruling.bottom()));
                content.stroke();
            }
            for (Sheet.Mark mark : sheet.marks()) {
                draw(mark, sheet, content);
            }
        }
    }

    private static float x(Sheet sheet, double fraction) {
        return (float) (fraction * sheet.width());
    }

    private static float y(Sheet sheet, double fraction) {
        return (float) ((1 - fraction) * sheet.height());
    }

    private void draw(Sheet.Mark mark, Sheet sheet, PDPageContentStream content) throws IOException {
        String text = drawable(mark.text());
        double natural = width(text, mark.size());
        content.beginText();
        content.setFont(font, (float) mark.size());
        content.setHorizontalScaling(natural > 0 ? (float) (100 * mark.spread() / natural) : 100);
        // the font has no bold cut; drawing its outline thickens the strokes
        content.setRenderingMode(mark.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.setLineWidth((float) (mark.size() * 0.03));
        content.newLineAtOffset((float) mark.x(), (float) (sheet.height() - mark.baseline()));
        content.showText(text);
        content.endText();
    }

    private String drawable(String text) {
        var drawn = new StringBuilder();
        text.codePoints().forEach(c -> drawn.appendCodePoint(draws(c) ? c : '?'));
        return drawn.toString();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
