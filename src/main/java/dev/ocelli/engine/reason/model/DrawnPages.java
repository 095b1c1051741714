package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link PagePictures} out of the plan's files, as JPEG. Any thread. */
public final class DrawnPages implements PagePictures {
    private static final Logger LOG = LoggerFactory.getLogger(DrawnPages.class);

    private final Formats formats;

    public DrawnPages(Formats formats) {
        this.formats = formats;
    }

    @Override
    public Map<Integer, String> draw(Plan plan, Perception perception, List<Integer> pages, int longerSide) {
        var turns =
                perception.pages().stream().collect(Collectors.toMap(Page::index, Function.identity(), (a, b) -> a));
        var inputs = new ArrayList<Plan.Input>();
        inputs.add(plan.input());
        inputs.addAll(plan.further());
        var drawn = new LinkedHashMap<Integer, String>();
        int before = 0; // pages of several files are counted on
        for (Plan.Input input : inputs) {
            try (OpenDocument document = formats.open(input.file(), input.type())) {
                for (int page : pages) {
                    int own = page - before;
                    Page seen = turns.get(page);
                    if (own >= 0 && own < document.pageCount() && seen != null) {
                        drawn.put(page, Jpeg.dataUri(upright(document.page(own).picture(longerSide), seen.turn())));
                    }
                }
                before += document.pageCount();
            } catch (OcelliException e) {
                LOG.warn("no pictures of '{}' for the model: {}", input.type(), e.getMessage());
                return drawn;
            }
        }
        return drawn;
    }

    private static BufferedImage upright(BufferedImage picture, int turn) {
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
