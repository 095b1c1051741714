package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Paints words onto pictures in the one font that comes along (Liberation Sans), the same on every machine. Letters that it
 * lacks become question marks. Not for several threads.
 */
public final class LetterPainter implements AutoCloseable {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;
    private final CmapLookup letters;

    public LetterPainter() {
        try (InputStream in = PDFont.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException("the font " + FONT + " is missing");
            }
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            this.letters = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The font for painting could not be read.", e);
        }
    }

    /** Width of text in type of size 1. */
    public double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    private int glyph(int letter) {
        int glyph = letters.getGlyphId(letter);
        return glyph > 0 || letter == ' ' ? glyph : letters.getGlyphId('?');
    }

    private double advance(int letter) {
        try {
            return (double) font.getAdvanceWidth(glyph(letter)) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The font for painting could not be read.", e);
        }
    }

    /**
     * Paints text in the colour of {@code graphics}.
     *
     * @param x left edge in pixels
     * @param baseline in pixels from the top
     * @param size height of the type in pixels
     * @param stretch width of the letters against their usual one
     */
    public void paint(Graphics2D graphics, String text, double x, double baseline, double size, double stretch) {
        double at = x;
        double scale = size / 1000;
        try {
            scale = size / font.getUnitsPerEm();
            for (int letter : text.codePoints().toArray()) {
                GlyphData glyph = font.getGlyph().getGlyph(glyph(letter));
                if (glyph != null) {
                    var place = new AffineTransform(scale * stretch, 0, 0, -scale, at, baseline);
                    graphics.fill(place.createTransformedShape(glyph.getPath()));
                }
                at += advance(letter) * size * stretch;
            }
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The font for painting could not be read.", e);
        }
    }

    @Override
    public void close() {
        try {
            font.close();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The font could not be closed.", e);
        }
    }
}
