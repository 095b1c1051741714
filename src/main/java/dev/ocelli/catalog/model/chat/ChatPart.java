package dev.ocelli.catalog.model.chat;

/** A piece of a message. */
public sealed interface ChatPart {
    record Text(String text) implements ChatPart {}

    /**
     * A picture.
     *
     * @param dataUri {@code data:image/png;base64,…}
     */
    record Picture(String dataUri) implements ChatPart {}
}
