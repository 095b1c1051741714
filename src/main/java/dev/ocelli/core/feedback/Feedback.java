package dev.ocelli.core.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody said of a result.
 *
 * @param response the result as it should have been; null when not given
 * @param notes in words; null when not given
 */
public record Feedback(
        String id,
        FeedbackTarget target,
        @Nullable JsonNode response,
        @Nullable String notes,
        Instant createdAt) {}
