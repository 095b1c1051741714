package dev.ocelli.catalog.model.upstream;

import dev.ocelli.core.base.OcelliException;

/** Who waits for a {@link RawCall}. Called once, by the thread that reads the backend's connections: must not block. */
public interface RawReceiver {
    /** The head is here; whatever breaks afterwards is told by the answer itself. */
    void answered(RawAnswer answer);

    /** There will be no answer. */
    void unanswered(OcelliException error);
}
