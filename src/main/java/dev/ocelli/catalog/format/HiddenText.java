package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.awt.geom.AffineTransform;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Words as drawing orders that paint nothing: each word exactly as wide and high as its box. */
final class HiddenText {
    private static final double LINE = (HiddenFonts.TOP - HiddenFonts.FOOT) / 1000.0;
    private static final double LETTER = HiddenFonts.WIDTH / 1000.0;

    private final HiddenFonts fonts;
    private final double width;
    private final double height;

    /** {@code width} and {@code height} of the page as shown, in points. */
    HiddenText(HiddenFonts fonts, double width, double height) {
        this.fonts = fonts;
        this.width = width;
        this.height = height;
    }

    /**
     * The orders for these lines.
     *
     * @param toPage from the page as shown (points, origin at the lower left) to the page's own space
     */
    String orders(List<TextLine> lines, AffineTransform toPage) {
        var orders = new StringJoiner("\n", "q\n" + matrix(toPage) + " cm\nBT\n3 Tr\n", "\nET\nQ\n");
        for (TextLine line : lines) {
            Word last = null;
            for (Word word : line.words()) {
                if (last != null) {
                    gap(orders, last.box(), word.box());
                }
                put(orders, word.text(), word.box());
                last = word;
            }
        }
        return orders.toString();
    }

    /** A space that fills what lies between two words, so that readers do not join them. */
    private void gap(StringJoiner orders, BoundingBox left, BoundingBox right) {
        double from = left.right();
        double to = Math.max(from + left.height() * 0.05, right.x());
        if (to <= 1 && right.x() >= left.x()) {
            put(orders, " ", BoundingBox.ofCorners(from, left.y(), to, left.bottom()));
        }
    }

    private void put(StringJoiner orders, String text, BoundingBox box) {
        double size = box.height() * height / LINE;
        int letters = text.codePointCount(0, text.length());
        if (letters == 0 || !(size > 0.05)) {
            return;
        }
        double stretch = 100 * box.width() * width / (letters * LETTER * size);
        double x = box.x() * width;
        double y = (1 - box.bottom()) * height - size * HiddenFonts.FOOT / 1000;
        orders.add(number(stretch) + " Tz 1 0 0 1 " + number(x) + " " + number(y) + " Tm");
        for (HiddenFonts.Run run : fonts.runs(asWritten(text))) {
            orders.add("/" + run.font() + " " + number(size) + " Tf <" + run.hex() + "> Tj");
        }
    }

    /** In the order in which the letters stand from left to right. */
    private static String asWritten(String text) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return text;
        }
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isRightToLeft()
                ? new StringBuilder(text).reverse().toString()
                : text;
    }

    private static String matrix(AffineTransform transform) {
        double[] numbers = new double[6];
        transform.getMatrix(numbers);
        var text = new StringJoiner(" ");
        for (double number : numbers) {
            text.add(number(number));
        }
        return text.toString();
    }

    static String number(double value) {
        String plain = String.format(Locale.ROOT, "%.3f", value);
        return plain.equals("-0.000") ? "0.000" : plain;
    }
}
