package dev.ocelli.examples;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Place;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A document drawn in code, which remembers where each run of text stands.
 *
 * <p>Coordinates are points, origin at the top left; {@code y} is the baseline. Not safe for several threads.
 */
public final class Sheet implements AutoCloseable {
    private static final PDFont REGULAR = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    private final PDDocument document = new PDDocument();
    private final List<Place> places = new ArrayList<>();
    private final float width;
    private final float height;
    private PDPage page;

    /** A sheet with its first page; size in points. */
    public Sheet(float width, float height) {
        this.width = width;
        this.height = height;
        this.page = addPage();
    }

    public static Sheet a4() {
        return new Sheet(PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
    }

    public Sheet nextPage() {
        page = addPage();
        return this;
    }

    public Sheet text(double x, double y, double size, String text) {
        return draw(REGULAR, x, y, size, text);
    }

    public Sheet bold(double x, double y, double size, String text) {
        return draw(BOLD, x, y, size, text);
    }

    /** Text whose right edge is at {@code right}. */
    public Sheet textRight(double right, double y, double size, String text) {
        return draw(REGULAR, right - widthOf(REGULAR, size, text), y, size, text);
    }

    public Sheet boldRight(double right, double y, double size, String text) {
        return draw(BOLD, right - widthOf(BOLD, size, text), y, size, text);
    }

    public Sheet centred(double y, double size, String text) {
        return draw(REGULAR, (width - widthOf(REGULAR, size, text)) / 2, y, size, text);
    }

    public Sheet boldCentred(double y, double size, String text) {
        return draw(BOLD, (width - widthOf(BOLD, size, text)) / 2, y, size, text);
    }

    public Sheet rule(double x1, double y1, double x2, double y2) {
        return with(content -> {
            content.setLineWidth(0.7f);
            content.moveTo((float) x1, height - (float) y1);
            content.lineTo((float) x2, height - (float) y2);
            content.stroke();
        });
    }

    /** A picture with its top left corner at (x, y). */
    public Sheet picture(double x, double y, double wide, double high, BufferedImage picture) {
        return with(content -> content.drawImage(
                LosslessFactory.createFromImage(document, picture),
                (float) x,
                height - (float) (y + high),
                (float) wide,
                (float) high));
    }

    /** Every run drawn so far, with its place. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** The first run that holds {@code text}. */
    public Optional<Place> placeOf(String text) {
        return places.stream().filter(p -> p.content().contains(text)).findFirst();
    }

    public byte[] pdf() {
        try (var out = new ByteArrayOutputStream()) {
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page at {@code index} as grey picture at {@code dpi}. */
    public BufferedImage picture(int index, int dpi) {
        try {
            return new PDFRenderer(document).renderImageWithDPI(index, dpi, ImageType.RGB);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPage addPage() {
        var added = new PDPage(new PDRectangle(width, height));
        document.addPage(added);
        return added;
    }

    private Sheet draw(PDFont font, double x, double y, double size, String text) {
        double top = y - 0.74 * size;
        double bottom = y + 0.22 * size;
        double right = x + widthOf(font, size, text);
        places.add(new Place(
                document.getNumberOfPages() - 1,
                BoundingBox.ofCorners(x / width, top / height, right / width, bottom / height),
                text,
                1));
        return with(content -> {
            content.beginText();
            content.setFont(font, (float) size);
            content.newLineAtOffset((float) x, height - (float) y);
            content.showText(text);
            content.endText();
        });
    }

    private static double widthOf(PDFont font, double size, String text) {
        try {
            return font.getStringWidth(text) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sheet with(Drawing drawing) {
        try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            drawing.on(content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }
}
