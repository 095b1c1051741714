package dev.ocelli.catalog.format;

/** Hears how far a film or a sound is coded; called now and then, from one thread at a time. */
@FunctionalInterface
public interface CodingProgress {
    CodingProgress NONE = seconds -> {};

    /**
     * So many seconds of the result are done. Whatever this throws ends the work, and what was begun is not kept.
     */
    void at(double seconds);
}
