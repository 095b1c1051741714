package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;

/** Counts the drawing orders of one page: forms that draw forms can multiply a few bytes into hours of work. */
final class DrawingOrders {
    private static final int LOOKS_UP_EVERY = 1024;

    private final long most;
    private long seen;

    DrawingOrders(long most) {
        this.most = most;
    }

    /**
     * One more order. Not an {@link java.io.IOException} in either case, since the engine logs and skips those of
     * nested drawings.
     *
     * @throws OcelliException {@code INVALID_FILE} beyond the most
     * @throws IllegalStateException when nobody waits for the page any longer
     */
    void next() {
        if (++seen > most) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE, "A page of the PDF has more than " + most + " drawing orders.");
        }
        if (seen % LOOKS_UP_EVERY == 0 && Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("nobody waits for this page any longer");
        }
    }
}
