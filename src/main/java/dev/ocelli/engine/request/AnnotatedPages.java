package dev.ocelli.engine.request;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.ground.Evidence;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.plan.Plan.Input;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws where each value stands: a box in the colour of its status, with the field's name. */
public final class AnnotatedPages {
    private static final int LONGER_SIDE = 1800;
    private static final float FILL = 0.12f;

    private final Formats formats;

    public AnnotatedPages(Formats formats) {
        this.formats = formats;
    }

    /** The pages that were seen, upright, in their order. */
    public List<BufferedImage> draw(Input input, Perception perception, Grounded result) {
        var pictures = new ArrayList<BufferedImage>();
        try (OpenDocument document = formats.open(input.file(), input.type())) {
            for (Page page : perception.pages()) {
                BufferedImage picture = upright(document.page(page.index()).picture(LONGER_SIDE), page.turn());
                mark(picture, page.index(), result);
                pictures.add(picture);
            }
        }
        return pictures;
    }

    private static void mark(BufferedImage picture, int page, Grounded result) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setStroke(new BasicStroke(2));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(11, picture.getHeight() / 110)));
        for (Map.Entry<String, Evidence> leaf : result.evidence().entrySet()) {
            boolean named = false;
            for (Place place : leaf.getValue().places()) {
                if (place.page() == page) {
                    box(graphics, picture, place.box(), leaf.getValue().status(), named ? "" : name(leaf.getKey()));
                    named = true;
                }
            }
        }
        graphics.dispose();
    }

    private static void box(
            Graphics2D graphics, BufferedImage picture, BoundingBox box, Evidence.Status status, String name) {
        var shape = new Rectangle2D.Double(
                box.x() * picture.getWidth(),
                box.y() * picture.getHeight(),
                box.width() * picture.getWidth(),
                box.height() * picture.getHeight());
        graphics.setColor(colour(status));
        graphics.setComposite(AlphaComposite.SrcOver.derive(FILL));
        graphics.fill(shape);
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.draw(shape);
        graphics.drawString(name, (float) shape.getX(), (float) shape.getY() - 3);
    }

    /** Green where the words stand on the page, blue where worked out, amber where unverified. */
    private static Color colour(Evidence.Status status) {
        return switch (status) {
            case EXACT, NORMALISED -> new Color(0x1a7f37);
            case DERIVED -> new Color(0x0969da);
            case UNVERIFIED -> new Color(0xbf8700);
            case ABSENT, UNREAD -> new Color(0x6e7781);
        };
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    static BufferedImage upright(BufferedImage picture, int turn) {
        boolean swapped = turn % 180 != 0;
        int width = swapped ? picture.getHeight() : picture.getWidth();
        int height = swapped ? picture.getWidth() : picture.getHeight();
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        var transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        transform.quadrantRotate(turn / 90);
        transform.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        graphics.drawImage(picture, transform, null);
        graphics.dispose();
        return turned;
    }
}
