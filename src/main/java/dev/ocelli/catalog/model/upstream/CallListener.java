package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import java.time.Duration;

/** Hears of every call of a backend when it is over, for counting. Any thread; must not fail. */
@FunctionalInterface
public interface CallListener {
    CallListener NONE = (backend, outcome, time, usage) -> {};

    /** @param usage {@link TokenUsage#NONE} where the backend did not say */
    void called(String backend, Outcome outcome, Duration time, TokenUsage usage);

    /** How a call ended. */
    enum Outcome {
        ANSWERED,
        /** It was refused, broke or took too long. */
        FAILED,
        /** The caller left, or its time was over. */
        LEFT
    }
}
