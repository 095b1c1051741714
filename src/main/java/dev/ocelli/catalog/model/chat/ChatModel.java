package dev.ocelli.catalog.model.chat;

/** A model that continues a conversation. Any thread; calls block. */
public interface ChatModel {
    /** The name that callers ask for, such as {@code vlm-1}. */
    String name();

    /**
     * The model's next message. Interrupting the calling thread ends the call upstream too.
     *
     * @param listener is told of each piece of text as it comes; the reply holds the whole
     * @throws dev.ocelli.core.base.OcelliException {@code UPSTREAM_FAILED} when no answer could be had, also after retries
     *     and the other backends of the route; {@code RATE_LIMITED} when the backend refuses for now
     */
    ChatReply answer(ChatQuery query, ChatListener listener);
}
