package dev.ocelli.catalog.model;

import dev.ocelli.core.perception.Face;
import java.awt.image.BufferedImage;
import java.util.List;

/** Finds faces on pictures. Any thread. */
public interface FaceModel {
    /**
     * Faces with boxes in shares of the picture, the surest first.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code NEEDS_MODEL} when the model's files are not here
     */
    List<Face> find(BufferedImage picture);
}
