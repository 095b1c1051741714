package dev.ocelli.catalog.skill;

import java.util.List;

/** A place in a text; both count from 1. */
record TextPlace(int line, int column) {
    static final TextPlace START = new TextPlace(1, 1);

    /** The first line from {@code from} on that begins with {@code words}; the start of the text when there is none. */
    static TextPlace ofLine(List<String> lines, int from, String words) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(words)) {
                return new TextPlace(i + 1, 1);
            }
        }
        return START;
    }
}
