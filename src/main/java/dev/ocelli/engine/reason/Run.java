package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;

/**
 * One run of print and where it stands among the others.
 *
 * @param index in reading order of the document, from 0
 * @param page from 0
 * @param row index of the row of runs side by side
 * @param rank place in that row from the left, from 0
 */
record Run(int index, int page, int row, int rank, TextLine line, String text, Letters letters) {

    BoundingBox box() {
        return line.box();
    }

    /** The whole run as one span. */
    Span all() {
        return new Span(this, 0, text.length());
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Run run && run.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return "Run[" + page + ":" + text + "]";
    }
}
