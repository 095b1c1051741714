package dev.ocelli.catalog.skill;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a conversation gives for a skill that does the same to other documents.
 *
 * @param orders standing orders, in order
 * @param asked what people said, in order
 * @param files what it was about: filenames with their kinds, for people
 * @param schema what the last JSON answer had to fit; null when nothing was asked for
 * @param answer the last JSON answer; null when there was none
 */
public record SessionDraft(
        List<String> orders,
        List<String> asked,
        List<String> files,
        @Nullable ObjectNode schema,
        @Nullable ObjectNode answer) {
    public SessionDraft {
        orders = List.copyOf(orders);
        asked = List.copyOf(asked);
        files = List.copyOf(files);
    }
}
