package dev.ocelli.engine.perceive;

import dev.ocelli.engine.perceive.see.PageSight;
import dev.ocelli.engine.perceive.see.SightOptions;
import java.util.Optional;

/** Remembers pages already seen, so that a file asked about twice is read once. Safe for any thread. */
public interface SightCache {
    /** Content hash of the file (SHA-256, hex), page counted from 0, and how hard it was looked at. */
    record Key(String contentHash, int page, SightOptions options) {}

    Optional<PageSight> find(Key key);

    void put(Key key, PageSight sight);
}
