package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.perception.Face;
import java.awt.image.BufferedImage;
import java.util.List;

/** Finds faces on a picture. Any thread. */
@FunctionalInterface
public interface FaceFinder {
    /**
     * Faces with boxes in shares of the picture, the surest first.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code NEEDS_MODEL} when the detector's files are not here, with the
     *     command that pulls them
     */
    List<Face> find(BufferedImage picture);
}
