package dev.ocelli.api.wire;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One line of {@code GET /v1/domains} and {@code GET /v1/hub/domains}.
 *
 * @param needsModel ours: true when only a plugged-in model can fill it
 * @param aliases ours: other names of it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DomainEntry(
        String domain,
        String name,
        String description,
        List<String> supportedInputs,
        List<String> tags,
        List<String> sampleData,
        boolean needsModel,
        List<String> aliases) {}
