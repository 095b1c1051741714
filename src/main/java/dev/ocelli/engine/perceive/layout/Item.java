package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;

/** Something that takes its place in the reading order as a whole. */
sealed interface Item {
    BoundingBox box();

    record LineItem(TextLine line) implements Item {
        @Override
        public BoundingBox box() {
            return line.box();
        }
    }

    record TableItem(Table table) implements Item {
        @Override
        public BoundingBox box() {
            return table.box();
        }
    }

    record PictureItem(BoundingBox box) implements Item {}
}
