package dev.ocelli.engine.plan;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;

/** The words for a page that is not there. */
public final class PageRange {
    private PageRange() {}

    /** @param index counted from 0 */
    public static OcelliException outside(int index, int count, String field) {
        return new OcelliException(
                ErrorCode.PAGE_OUT_OF_RANGE,
                field,
                "Page index " + index + " was asked for, but the file has " + count + (count == 1 ? " page" : " pages")
                        + ". Page indices count from 0 to " + (count - 1) + ".");
    }
}
