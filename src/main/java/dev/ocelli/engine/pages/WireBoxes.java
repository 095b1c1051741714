package dev.ocelli.engine.pages;

import dev.ocelli.core.base.BoundingBox;
import tools.jackson.databind.node.ObjectNode;

/** Boxes and scores as the wire has them: fractions with five decimals. */
final class WireBoxes {
    private WireBoxes() {}

    /** Puts {@code "xywh": [left, top, width, height]}. */
    static ObjectNode putBox(ObjectNode node, BoundingBox box) {
        node.putArray("xywh")
                .add(round(box.x()))
                .add(round(box.y()))
                .add(round(box.width()))
                .add(round(box.height()));
        return node;
    }

    static double round(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
