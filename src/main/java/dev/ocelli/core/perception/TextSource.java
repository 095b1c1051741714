package dev.ocelli.core.perception;

/** Where the words of a page come from. */
public enum TextSource {
    TEXT_LAYER,
    OCR,
    MIXED,
    /** Words that were said, laid out as lines; their boxes serve reading order only. */
    SPEECH,
    NONE
}
