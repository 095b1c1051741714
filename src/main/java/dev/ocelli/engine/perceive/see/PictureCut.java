package dev.ocelli.engine.perceive.see;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.awt.image.BufferedImage;

/** A rectangle cut out of a page's picture; {@code place} is where it lies on the page. */
record PictureCut(BufferedImage picture, BoundingBox place) {

    static PictureCut of(BufferedImage page, BoundingBox place) {
        int left = Math.clamp((int) Math.floor(place.x() * page.getWidth()), 0, page.getWidth() - 1);
        int top = Math.clamp((int) Math.floor(place.y() * page.getHeight()), 0, page.getHeight() - 1);
        int width = Math.clamp((int) Math.ceil(place.width() * page.getWidth()), 1, page.getWidth() - left);
        int height = Math.clamp((int) Math.ceil(place.height() * page.getHeight()), 1, page.getHeight() - top);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = copy.createGraphics();
        graphics.drawImage(page, -left, -top, null);
        graphics.dispose();
        return new PictureCut(
                copy,
                BoundingBox.ofCorners(
                        (double) left / page.getWidth(),
                        (double) top / page.getHeight(),
                        (double) (left + width) / page.getWidth(),
                        (double) (top + height) / page.getHeight()));
    }

    /** A box in fractions of the cut as fractions of the page. */
    BoundingBox onPage(BoundingBox box) {
        return BoundingBox.ofCorners(
                place.x() + box.x() * place.width(),
                place.y() + box.y() * place.height(),
                place.x() + box.right() * place.width(),
                place.y() + box.bottom() * place.height());
    }

    TextLine onPage(TextLine line) {
        var words = line.words().stream()
                .map(w -> new Word(w.text(), onPage(w.box()), w.confidence()))
                .toList();
        return new TextLine(words, onPage(line.box()), line.fontSize() * place.height(), line.bold());
    }
}
