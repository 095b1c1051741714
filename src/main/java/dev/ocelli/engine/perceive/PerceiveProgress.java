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

    /**
     * A film was watched up to {@code done} of {@code of} seconds, to find where its picture changes.
     *
     * @return false to stop here
     */
    default boolean watchedUntil(double done, double of) {
        return true;
    }

    /**
     * {@code done} frames of {@code of} were read.
     *
     * @return false to stop here
     */
    default boolean frameRead(int done, int of) {
        return true;
    }
}
