package dev.ocelli.catalog.model;

/**
 * How much of the machine reading may take.
 *
 * @param threads cores that one page may use; at least 1
 * @param pagesAtOnce pages that are read at the same time, others wait; at least 1
 */
public record OcrSettings(int threads, int pagesAtOnce) {
    public OcrSettings {
        if (threads < 1 || pagesAtOnce < 1) {
            throw new IllegalArgumentException("threads and pagesAtOnce start at 1");
        }
    }

    /** One core a page, as many pages as there are cores: the most pages in a given time. */
    public static OcrSettings forThisMachine() {
        return new OcrSettings(1, Math.max(1, Runtime.getRuntime().availableProcessors()));
    }
}
