package dev.ocelli.catalog.model;

/** Hears how a pull goes on; called from the pulling thread. */
public interface PullListener {
    /** A listener that does nothing. */
    PullListener NONE = new PullListener() {};

    /** {@code source} is being tried, in words. */
    default void trying(ModelPack pack, String source) {}

    /** {@code source} did not work, for the reason given in words; the next one follows. */
    default void skipped(ModelPack pack, String source, String reason) {}

    /** {@code done} of {@code total} bytes of the pack lie checked or half-way in the store. */
    default void progress(ModelPack pack, long done, long total) {}
}
