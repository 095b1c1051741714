package dev.ocelli.catalog.model;

import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.util.List;

/** Reads the text of a picture. Safe for any thread; calls wait at a gate when too many run at once. */
public interface OcrModel {
    /** The pack it runs on, such as {@code ppocr-v6-small}. */
    String name();

    /**
     * Text lines with words and boxes in fractions of {@code picture}, top to bottom; empty when there is no text.
     *
     * @param picture upright RGB, any size
     */
    List<TextLine> read(BufferedImage picture);

    /** The clockwise turn in degrees (0, 90, 180, 270) that makes the text of {@code picture} upright; 0 when unsure. */
    int turnOf(BufferedImage picture);
}
