package dev.ocelli.engine.chat;

import dev.ocelli.core.base.RequestContext.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation that is kept.
 *
 * @param title the first words that were said, until somebody renames it
 * @param origin who began it
 */
public record ChatSession(String id, String title, Origin origin, Turns turns, Marks marks, Times times) {

    /**
     * @param count how many calls it took so far
     * @param answering whether one of them is at work
     */
    public record Turns(int count, boolean answering) {}

    /**
     * What people set on it.
     *
     * @param pinned stands above the others
     * @param choices what it is written with: model, tools, skills, as the page that set them has them; null: nothing yet
     */
    public record Marks(boolean pinned, @Nullable ObjectNode choices) {}

    /** @param updatedAt when the last turn began or ended */
    public record Times(Instant createdAt, Instant updatedAt) {}
}
