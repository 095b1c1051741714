package dev.ocelli.catalog.model.chat;

/** Hears an answer while it is made. */
@FunctionalInterface
public interface ChatListener {
    ChatListener NONE = text -> {};

    /** The next piece of the answer's text. */
    void text(String piece);

    /** The next piece of what the model thinks aloud; most models have none. */
    default void thought(String piece) {}
}
