package dev.ocelli.engine.perceive;

import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.format.PageSource;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A document of pages made by a test; counts how often a page was asked for and whether it was closed. */
final class FakeDocument implements OpenDocument {
    private final List<Supplier<PageSource>> pages = new ArrayList<>();
    int asked;
    boolean closed;

    FakeDocument page(PageSource page) {
        pages.add(() -> page);
        return this;
    }

    FakeDocument brokenPage(RuntimeException failure) {
        pages.add(() -> {
            throw failure;
        });
        return this;
    }

    @Override
    public int pageCount() {
        return pages.size();
    }

    @Override
    public PageSource page(int index) {
        asked++;
        return pages.get(index).get();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** A page with a text layer. */
    static PageSource layered(SketchedPage page) {
        return new Source(page, true, new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    }

    /** A page that is only a picture. */
    static PageSource scanned(BufferedImage picture) {
        return new Source(new SketchedPage(), false, picture);
    }

    /** A page with a text layer and pictures that may hold text. */
    static PageSource mixed(SketchedPage page, BufferedImage picture) {
        return new Source(page, true, picture);
    }

    private record Source(SketchedPage page, boolean textLayerUsable, BufferedImage shown) implements PageSource {
        @Override
        public double aspect() {
            return textLayerUsable
                    ? SketchedPage.WIDTH / SketchedPage.HEIGHT
                    : (double) shown.getWidth() / shown.getHeight();
        }

        @Override
        public List<TextLine> textLayer() {
            return page.lines();
        }

        @Override
        public List<BoundingBox> pictures() {
            return page.pictures();
        }

        @Override
        public List<BoundingBox> rulings() {
            return page.rulings();
        }

        @Override
        public BufferedImage picture(int longerSide) {
            return shown;
        }
    }
}
