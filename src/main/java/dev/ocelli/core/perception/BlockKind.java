package dev.ocelli.core.perception;

import java.util.Locale;

/** What a region of a page is; wire names follow contract B section 6.1 (layout detection). */
public enum BlockKind {
    CAPTION,
    FOOTNOTE,
    FORMULA,
    LIST_ITEM,
    PAGE_FOOTER,
    PAGE_HEADER,
    PICTURE,
    SECTION_HEADER,
    TABLE,
    TEXT,
    TITLE;

    /** {@code list-item}, {@code page-footer}, … */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
