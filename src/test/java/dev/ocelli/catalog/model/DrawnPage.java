package dev.ocelli.catalog.model;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.PixelBox;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** A white page that tests write on, which remembers where each word stands. */
final class DrawnPage {
    private final BufferedImage picture;
    private final Map<String, BoundingBox> words = new LinkedHashMap<>();

    DrawnPage(int width, int height) {
        picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
    }

    /** Writes words from {@code x} on, their baseline at {@code y}. */
    DrawnPage write(String text, int x, int y, int size) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        int left = x;
        for (String word : text.split(" ")) {
            graphics.drawString(word, left, y);
            var ink = graphics.getFont()
                    .createGlyphVector(graphics.getFontRenderContext(), word)
                    .getVisualBounds();
            var box = new PixelBox(
                    (int) (left + ink.getX()),
                    (int) (y + ink.getY()),
                    (int) ink.getWidth() + 1,
                    (int) ink.getHeight() + 1);
            words.put(word, box.within(picture.getWidth(), picture.getHeight()));
            left += graphics.getFontMetrics().stringWidth(word + " ");
        }
        graphics.dispose();
        return this;
    }

    BufferedImage picture() {
        return picture;
    }

    Map<String, BoundingBox> words() {
        return words;
    }

    /** The page turned clockwise about its middle, white where it leaves the frame; quarter turns keep every pixel. */
    BufferedImage turned(double degrees) {
        boolean swaps = degrees % 180 == 90;
        int width = swaps ? picture.getHeight() : picture.getWidth();
        int height = swaps ? picture.getWidth() : picture.getHeight();
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        var transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        transform.rotate(Math.toRadians(degrees));
        transform.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        graphics.drawImage(picture, transform, null);
        graphics.dispose();
        return turned;
    }
}
