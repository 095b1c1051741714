package dev.ocelli.engine.evaluate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An attempt to improve a version of a skill.
 *
 * @param status {@code enqueued running completed failed}
 * @param report what {@link SkillTuner#tune} found, or {@code message} why it failed; null until it is done
 */
public record Tuning(
        String id,
        String projectId,
        String skillId,
        String status,
        Progress progress,
        @Nullable ObjectNode report) {

    /** @param words what it is doing */
    public record Progress(int done, int most, String words, Instant createdAt) {}

    static Tuning waiting(String id, String projectId, String skillId, Instant now) {
        return new Tuning(id, projectId, skillId, "enqueued", new Progress(0, 0, "", now), null);
    }
}
