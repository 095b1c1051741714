package dev.ocelli.engine.perceive;

/** Hears how far reading has come; called from one thread at a time. */
@FunctionalInterface
public interface PerceiveProgress {
    PerceiveProgress NONE = (done, of) -> {};

    /** {@code done} pages of {@code of} have been seen. */
    void pageDone(int done, int of);
}
