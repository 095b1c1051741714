package dev.ocelli.api.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a domain, contract A section 9; {@code gqlStmt} is empty when all fields were asked for. */
@JsonNaming(SnakeCaseStrategy.class)
public record SchemaResponse(
        String domain,
        @Nullable String description,
        String schemaVersion,
        String schemaHash,
        String gqlStmt,
        ObjectNode jsonSchema,
        ObjectNode jsonSample) {}
