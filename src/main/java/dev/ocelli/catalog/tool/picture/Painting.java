package dev.ocelli.catalog.tool.picture;

import dev.ocelli.core.base.BoundingBox;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws boxes, outlines and points with their names on a picture, in sizes that go with the picture's. Names stand on tags
 * in the box's colour, above it where there is room, and not over each other where that can be helped. Close it when done.
 */
public final class Painting implements AutoCloseable {
    private static final float FILL = 0.12f;
    private static final float MASK = 0.45f;
    private static final int LONGEST_NAME = 48;

    /** Told apart also by most who see colours differently (after Okabe and Ito, 2008, darkened for white paper). */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0969da),
            new Color(0xbc4c00),
            new Color(0x1a7f37),
            new Color(0x8250df),
            new Color(0xbf3989),
            new Color(0x1b7c83),
            new Color(0x9a6700),
            new Color(0xcf222e));

    private final BufferedImage picture;
    private final Graphics2D graphics;
    private final float stroke;
    private final List<Rectangle2D> tags = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** Paints on {@code picture} itself. */
    public Painting(BufferedImage picture) {
        this.picture = picture;
        this.graphics = picture.createGraphics();
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        this.stroke = Math.max(1.5f, longer / 800f);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(11, longer / 110)));
        graphics.setStroke(new BasicStroke(stroke));
    }

    /** The colour that stands for a name: the same name, the same colour within one picture. */
    public Color colourOf(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!names.contains(key)) {
            names.add(key);
        }
        return COLOURS.get(names.indexOf(key) % COLOURS.size());
    }

    /** A box with a light filling; an empty name gets no tag. */
    public void box(BoundingBox place, Color colour, String name) {
        var shape = new Rectangle2D.Double(
                place.x() * picture.getWidth(),
                place.y() * picture.getHeight(),
                place.width() * picture.getWidth(),
                place.height() * picture.getHeight());
        shape(shape, colour, FILL);
        tag(shape, colour, name);
    }

    /** A thing's outline, filled so that what is below still shows. */
    public void outline(Outline outline, Color colour, String name) {
        Shape shape = outline.on(picture.getWidth(), picture.getHeight());
        shape(shape, colour, MASK);
        tag(shape.getBounds2D(), colour, name);
    }

    /** Colours every pixel that is light in the mask, which is stretched over the picture. */
    public void mask(BufferedImage mask, Color colour) {
        int width = picture.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int over = mask.getRGB(x * mask.getWidth() / width, y * mask.getHeight() / picture.getHeight());
                if ((over >> 8 & 255) > 127) {
                    row[x] = mixed(row[x], colour.getRGB());
                }
            }
            picture.setRGB(0, y, width, 1, row, 0, width);
        }
    }

    private static int mixed(int below, int above) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            colour |= Math.round((below >> shift & 255) * (1 - MASK) + (above >> shift & 255) * MASK) << shift;
        }
        return colour;
    }

    /** A dot with a white rim. */
    public void point(double x, double y, Color colour, String name) {
        double radius = stroke * 2.5;
        var dot = new Ellipse2D.Double(
                x * picture.getWidth() - radius, y * picture.getHeight() - radius, 2 * radius, 2 * radius);
        graphics.setColor(colour);
        graphics.fill(dot);
        graphics.setColor(Color.WHITE);
        graphics.draw(dot);
        tag(dot.getBounds2D(), colour, name);
    }

    /** A straight line between two points. */
    public void line(double x1, double y1, double x2, double y2, Color colour) {
        graphics.setColor(colour);
        graphics.draw(new Line2D.Double(
                x1 * picture.getWidth(), y1 * picture.getHeight(), x2 * picture.getWidth(), y2 * picture.getHeight()));
    }

    private void shape(Shape shape, Color colour, float fill) {
        graphics.setColor(colour);
        graphics.setComposite(AlphaComposite.SrcOver.derive(fill));
        graphics.fill(shape);
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.draw(shape);
    }

    private void tag(Rectangle2D around, Color colour, String name) {
        if (name.isBlank()) {
            return;
        }
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        FontMetrics metrics = graphics.getFontMetrics();
        double pad = metrics.getHeight() / 6.0;
        double width = metrics.stringWidth(shown) + 2 * pad;
        double height = metrics.getHeight();
        var place = free(around, width, height);
        tags.add(place);
        graphics.setColor(colour);
        graphics.fill(place);
        graphics.setColor(Color.WHITE);
        graphics.drawString(shown, (float) (place.getX() + pad), (float) (place.getY() + metrics.getAscent()));
    }

    /** Above the box, below it, to its right, to its left or inside: where it covers the least, on the picture if it fits. */
    private Rectangle2D free(Rectangle2D around, double width, double height) {
        double left = Math.clamp(around.getX() - stroke / 2, 0, Math.max(0, picture.getWidth() - width));
        var choices = List.of(
                new Rectangle2D.Double(left, around.getY() - height, width, height),
                new Rectangle2D.Double(left, around.getMaxY(), width, height),
                new Rectangle2D.Double(around.getMaxX(), around.getCenterY() - height / 2, width, height),
                new Rectangle2D.Double(around.getX() - width, around.getCenterY() - height / 2, width, height),
                new Rectangle2D.Double(left, around.getY(), width, height));
        Rectangle2D best = choices.getLast();
        double least = Double.MAX_VALUE;
        for (int i = 0; i < choices.size(); i++) {
            double cost = covered(choices.get(i)) + 0.01 * i;
            if (cost < least) {
                least = cost;
                best = choices.get(i);
            }
        }
        return best;
    }

    /** How much a tag would hide: the share of its place that is print, and more for other tags and for lying off the picture. */
    private double covered(Rectangle2D place) {
        if (!new Rectangle2D.Double(0, 0, picture.getWidth(), picture.getHeight()).contains(place)) {
            return 10;
        }
        double cost = tags.stream().anyMatch(place::intersects) ? 2 : 0;
        int dark = 0;
        int all = 0;
        for (int y = (int) place.getMinY(); y < place.getMaxY() && y < picture.getHeight(); y += 2) {
            for (int x = (int) place.getMinX(); x < place.getMaxX() && x < picture.getWidth(); x += 2) {
                dark += (picture.getRGB(x, y) >> 8 & 255) < 128 ? 1 : 0;
                all++;
            }
        }
        return cost + (double) dark / Math.max(1, all);
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
