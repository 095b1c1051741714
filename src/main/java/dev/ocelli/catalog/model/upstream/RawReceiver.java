package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.core.base.OcelliException;

/** Who waits for a {@link RawCall}. Called by the thread that reads the backend's connections: must not block. */
public interface RawReceiver {
    /** The head is here; whatever breaks afterwards is told by the answer itself. */
    void answered(RawAnswer answer);

    /** There will be no answer. */
    void unanswered(OcelliException error);

    /**
     * The call is over, however it ended; said once.
     *
     * @param usage {@link TokenUsage#NONE} where the backend did not say
     */
    void ended(Outcome outcome, TokenUsage usage);
}
