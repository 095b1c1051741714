package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;

/** A region of a page in reading order; its lines are empty for pictures. */
public record Block(BlockKind kind, List<TextLine> lines, BoundingBox box) {
    public Block {
        lines = List.copyOf(lines);
    }
}
