package dev.ocelli.catalog.tool.document;

/** What stands in the place of a secret. */
enum RedactionMode {
    /** A black box. */
    BLACK,
    /** Something that looks blurred, and is not made of the letters below: blurred letters can be read back. */
    BLUR,
    /** Made-up words of the same shape; the same secret becomes the same words everywhere in the document. */
    REPLACE
}
