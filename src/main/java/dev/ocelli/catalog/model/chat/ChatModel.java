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

    /** What fits into one call; callers cut their work to this size. */
    default Abilities abilities() {
        return Abilities.USUAL;
    }

    /** Whether the embedded engine may answer instead when this model cannot; the answer then says so. */
    default boolean embeddedMayStandIn() {
        return false;
    }

    /**
     * The size of a model's eye, memory and breath.
     *
     * @param pictures most pictures of one call; 0: it sees none
     * @param windowTokens what it can hold, question and answer together
     * @param answerTokens the longest answer of one call
     */
    record Abilities(int pictures, int windowTokens, int answerTokens) {
        public static final Abilities USUAL = new Abilities(8, 32_768, 4_096);

        public boolean seesPictures() {
            return pictures > 0;
        }
    }
}
