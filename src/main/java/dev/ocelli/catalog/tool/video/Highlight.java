package dev.ocelli.catalog.tool.video;

import dev.ocelli.core.base.TimeSpan;

/**
 * A part of a recording that is about something.
 *
 * @param score in (0, 1]: how much of what was asked for is in it
 * @param text what is said or written there
 */
record Highlight(TimeSpan span, double score, String text, boolean written) {
    Highlight within(TimeSpan other) {
        return new Highlight(other, score, text, written);
    }
}
