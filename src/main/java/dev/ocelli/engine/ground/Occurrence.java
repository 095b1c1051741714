package dev.ocelli.engine.ground;

/** A place where a value is printed, and how its spelling there stands to the value. */
record Occurrence(Span span, Spelling spelling) {
    /** From the surest to the least sure. */
    enum Spelling {
        /** Letter for letter; only white space and line breaks may differ. */
        SAME,
        /** The same value in another spelling: case, punctuation, accents, number or date format, sign for code. */
        OTHER,
        /** The same but for letters and digits that OCR takes for each other. */
        MISREAD
    }
}
