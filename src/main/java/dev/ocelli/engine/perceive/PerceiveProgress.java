package dev.ocelli.engine.perceive;

/** Hears how far reading has come; called from one thread at a time. */
@FunctionalInterface
public interface PerceiveProgress {
    PerceiveProgress NONE = (done, of) -> {};

    /** {@code done} pages of {@code of} have been seen. */
    void pageDone(int done, int of);

    /**
     * A recording was heard up to {@code done} of {@code of} seconds.
     *
     * @return false to stop here with what was heard
     */
    default boolean heardUntil(double done, double of) {
        return true;
    }
}
