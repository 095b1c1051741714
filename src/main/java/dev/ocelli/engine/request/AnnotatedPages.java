package dev.ocelli.engine.request;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.tool.picture.Painting;
import dev.ocelli.catalog.tool.picture.QuarterTurns;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.ground.Evidence;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.plan.Plan.Input;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws where each value stands: a box in the colour of its status, with the field's name. */
public final class AnnotatedPages {
    private static final int LONGER_SIDE = 1800;

    private final Formats formats;

    public AnnotatedPages(Formats formats) {
        this.formats = formats;
    }

    /** The pages that were seen, upright, in their order. */
    public List<BufferedImage> draw(Input input, Perception perception, Grounded result) {
        var pictures = new ArrayList<BufferedImage>();
        try (OpenDocument document = formats.open(input.file(), input.type())) {
            for (Page page : perception.pages()) {
                BufferedImage picture =
                        QuarterTurns.clockwise(document.page(page.index()).picture(LONGER_SIDE), page.turn());
                mark(picture, page.index(), result);
                pictures.add(picture);
            }
        }
        return pictures;
    }

    private static void mark(BufferedImage picture, int page, Grounded result) {
        try (var painting = new Painting(picture)) {
            for (Map.Entry<String, Evidence> leaf : result.evidence().entrySet()) {
                boolean named = false;
                for (Place place : leaf.getValue().places()) {
                    if (place.page() == page) {
                        String name = named ? "" : name(leaf.getKey());
                        painting.box(place.box(), colour(leaf.getValue().status()), name);
                        named = true;
                    }
                }
            }
        }
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
}
