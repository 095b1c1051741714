package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A stored agent, AgentInfo of wire contract A, section 13; {@code description} and {@code prompt} are never null. */
public record AgentBody(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("description") String description,
        @JsonProperty("prompt") String prompt,
        @JsonProperty("json_schema") @Nullable JsonNode jsonSchema,
        @JsonProperty("json_sample") @Nullable JsonNode jsonSample,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonProperty("status") String status) {}
