package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.LetterPainter;
import dev.ocelli.catalog.tool.picture.Cuts;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.PixelBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paints over places of a picture so that nothing of what was there can be read out of the pixels. */
final class RedactionPainter implements AutoCloseable {
    /** Room around the letters, as a share of their height: accents, feet and slanted scans stick out. */
    private static final double ROOM = 0.16;

    private final RedactionMode mode;
    private final LetterPainter letters = new LetterPainter();

    RedactionPainter(RedactionMode mode) {
        this.mode = mode;
    }

    /** The place with room around it. */
    static BoundingBox padded(BoundingBox box, double aspect) {
        double room = ROOM * box.height();
        double side = room / Math.max(0.1, aspect);
        return BoundingBox.ofCorners(box.x() - side, box.y() - room, box.right() + side, box.bottom() + room);
    }

    /** Paints over every place of the redactions; all places first, then all words, so that none is painted over. */
    void paint(BufferedImage picture, List<Redaction> redactions) {
        var colours = new ArrayList<Colours>();
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double aspect = (double) picture.getWidth() / picture.getHeight();
        for (Redaction redaction : redactions) {
            for (BoundingBox box : redaction.secret().boxes()) {
                PixelBox place = Cuts.pixels(picture, padded(box, aspect));
                colours.add(
                        mode == RedactionMode.BLACK ? new Colours(Color.BLACK, Color.BLACK) : colours(picture, place));
                cover(graphics, place, colours.getLast());
            }
        }
        if (mode == RedactionMode.REPLACE) {
            words(graphics, picture, redactions, colours);
        }
        graphics.dispose();
    }

    /** Paper and ink of a place; {@code ink} is the paper's colour where nothing stands out. */
    private record Colours(Color paper, Color ink) {}

    private void cover(Graphics2D graphics, PixelBox place, Colours colours) {
        graphics.setColor(colours.paper());
        graphics.fillRect(place.x(), place.y(), place.width(), place.height());
        if (mode == RedactionMode.BLUR) {
            clouds(graphics, place, colours);
        }
    }

    /** Soft grey clouds: made of the place's size, its paper and its ink, and of none of its letters. */
    private static void clouds(Graphics2D graphics, PixelBox place, Colours colours) {
        int step = Math.max(2, place.height() / 3);
        for (int i = 0; i * step < place.width(); i++) {
            int width = Math.min(step, place.width() - i * step);
            double dark = 0.28 + 0.14 * ((i * 7 + 3) % 5) / 4;
            graphics.setColor(mixed(colours.paper(), colours.ink(), dark));
            int top = place.height() / 6;
            graphics.fillRect(place.x() + i * step, place.y() + top, width, Math.max(1, place.height() - 2 * top));
            graphics.setColor(mixed(colours.paper(), colours.ink(), dark * 0.5));
            graphics.fillRect(place.x() + i * step, place.y(), width, top);
            graphics.fillRect(place.x() + i * step, place.y() + place.height() - top, width, top);
        }
    }

    private static Color mixed(Color paper, Color ink, double share) {
        return new Color(
                (int) (paper.getRed() + share * (ink.getRed() - paper.getRed())),
                (int) (paper.getGreen() + share * (ink.getGreen() - paper.getGreen())),
                (int) (paper.getBlue() + share * (ink.getBlue() - paper.getBlue())));
    }

    private void words(Graphics2D graphics, BufferedImage picture, List<Redaction> redactions, List<Colours> colours) {
        int index = 0;
        for (Redaction redaction : redactions) {
            var parts = parts(redaction);
            for (int i = 0; i < parts.size(); i++) {
                graphics.setColor(colours.get(index++).ink());
                write(graphics, picture, redaction.secret().boxes().get(i), parts.get(i));
            }
        }
    }

    /** The replacement shared out over the lines that the secret ran over. */
    static List<String> parts(Redaction redaction) {
        List<BoundingBox> boxes = redaction.secret().boxes();
        String text = redaction.replacement();
        if (boxes.size() == 1) {
            return List.of(text);
        }
        double all = boxes.stream().mapToDouble(BoundingBox::width).sum();
        var parts = new ArrayList<String>();
        int from = 0;
        double seen = 0;
        for (int i = 0; i < boxes.size(); i++) {
            seen += boxes.get(i).width();
            int wish = i == boxes.size() - 1 ? text.length() : (int) Math.round(text.length() * seen / all);
            int space = text.lastIndexOf(' ', wish);
            int to = i == boxes.size() - 1 ? text.length() : space > from ? space : Math.max(from, wish);
            parts.add(text.substring(from, to).strip());
            from = to;
        }
        return parts;
    }

    private void write(Graphics2D graphics, BufferedImage picture, BoundingBox box, String text) {
        double height = box.height() * picture.getHeight();
        double width = box.width() * picture.getWidth();
        double natural = letters.width(text);
        if (text.isEmpty() || natural <= 0) {
            return;
        }
        double size = height / 0.95;
        double stretch = Math.clamp(width / (natural * size), 0.6, 1.1);
        double fitted = Math.min(size, width / (natural * stretch));
        double baseline = box.bottom() * picture.getHeight() - 0.21 * height;
        letters.paint(graphics, text, box.x() * picture.getWidth(), baseline, fitted, stretch);
    }

    /** The lightest and the darkest usual tone of a place: its paper and its ink, whichever there is more of. */
    private static Colours colours(BufferedImage picture, PixelBox place) {
        int[] pixels = picture.getRGB(place.x(), place.y(), place.width(), place.height(), null, 0, place.width());
        int[] sorted = Arrays.stream(pixels)
                .boxed()
                .sorted((a, b) -> Integer.compare(lightness(a), lightness(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        int middle = sorted[sorted.length / 2];
        int dark = sorted[sorted.length / 50];
        int light = sorted[sorted.length - 1 - sorted.length / 50];
        boolean darkPaper = lightness(middle) - lightness(dark) < lightness(light) - lightness(middle);
        Color paper = new Color(middle);
        Color ink = new Color(darkPaper ? light : dark);
        boolean blank = Math.abs(lightness(middle) - lightness(ink.getRGB())) < 60;
        return new Colours(paper, blank ? (lightness(middle) > 380 ? Color.BLACK : Color.WHITE) : ink);
    }

    private static int lightness(int rgb) {
        return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
    }

    @Override
    public void close() {
        letters.close();
    }
}
