package dev.ocelli.core.perception;

/** Where the words of a page come from. */
public enum TextSource {
    TEXT_LAYER,
    OCR,
    MIXED,
    NONE
}
