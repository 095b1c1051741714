package dev.ocelli.engine.chat;

import dev.ocelli.core.base.RequestContext.Origin;
import java.time.Instant;

/**
 * A conversation that is kept.
 *
 * @param title the first words that were said, until somebody renames it
 * @param origin who began it
 * @param turns how many calls it took so far
 * @param answering whether one of them is at work
 */
public record ChatSession(String id, String title, Origin origin, int turns, boolean answering, Times times) {

    /** @param updatedAt when the last turn began or ended */
    public record Times(Instant createdAt, Instant updatedAt) {}
}
