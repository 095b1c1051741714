package dev.ocelli.api.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.ObjectNode;

/** Asks for the schema of a domain. Of {@code config} only {@code json_schema} and {@code gql_stmt} matter. */
@JsonNaming(SnakeCaseStrategy.class)
public record SchemaRequest(
        @Nullable String domain,
        @Nullable String gqlStmt,
        @Nullable Config config) {

    /** The part of a GenerationConfig that changes the schema. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Config(
            @Nullable ObjectNode jsonSchema, @Nullable String gqlStmt) {}
}
