package dev.ocelli.catalog.format;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/** Measures of the fonts of one document, looked up once each. Not for several threads. */
final class FontFaces {
    private static final Pattern BOLD_NAME = Pattern.compile("bold|black|heavy|semibold|demi|extrabold|[-,_]bd\\b");
    private static final int BOLD_WEIGHT = 600;

    private final IdentityHashMap<PDFont, FontFace> faces = new IdentityHashMap<>();

    /**
     * Heights as fractions of the font size.
     *
     * <p>Ascent reaches to the top of capitals and digits, descent to the foot of a {@code p}: what a reader calls the
     * place of a word, rather than the taller line box that font files carry.
     *
     * @param em height of the type in units of the font size; 1 except for fonts that draw their own letters
     */
    record FontFace(double ascent, double descent, double em, boolean bold) {}

    FontFace of(PDFont font) {
        return faces.computeIfAbsent(font, FontFaces::measure);
    }

    private static FontFace measure(PDFont font) {
        if (font instanceof PDType3Font drawn) {
            return measureDrawn(drawn);
        }
        PDFontDescriptor descriptor = font.getFontDescriptor();
        double capitals = descriptor == null ? 0 : descriptor.getCapHeight() / 1000;
        double depth = descriptor == null ? 0 : Math.abs(descriptor.getDescent()) / 1000;
        double ascent = capitals > 0 ? Math.clamp(capitals + 0.02, 0.66, 0.78) : 0.74;
        double descent = depth > 0 ? Math.clamp(depth, 0.16, 0.24) : 0.21;
        return new FontFace(ascent, descent, 1, isBold(font, descriptor));
    }

    private static FontFace measureDrawn(PDType3Font font) {
        try {
            var box = font.getBoundingBox();
            double scale = Math.abs(font.getFontMatrix().getScalingFactorY());
            double top = box == null ? 0 : box.getUpperRightY() * scale;
            double foot = box == null ? 0 : -box.getLowerLeftY() * scale;
            if (top > 0 && top < 100) {
                double em = (top + Math.max(0, foot)) / 0.95;
                return new FontFace(top, Math.max(0, foot), em, false);
            }
        } catch (RuntimeException noMeasures) {
            return new FontFace(0.74, 0.21, 1, false);
        }
        return new FontFace(0.74, 0.21, 1, false);
    }

    private static boolean isBold(PDFont font, @org.jspecify.annotations.Nullable PDFontDescriptor descriptor) {
        if (descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT)) {
            return true;
        }
        String name = font.getName();
        return name != null && BOLD_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
