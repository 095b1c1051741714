package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ocelli.api.wire.PredictionBody.FailureBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An execution: wire contract A, section 14; {@code more} holds keys that only some executions have. */
public record ExecutionBody(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("completed_at") @Nullable Instant completedAt,
        @JsonProperty("response") @Nullable JsonNode response,
        @JsonProperty("execution_mode") String executionMode,
        @JsonProperty("status") String status,
        @JsonProperty("usage") UsageBody usage,
        @JsonUnwrapped More more) {

    /** Absent when null. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record More(
            @JsonProperty("model") String model,
            @JsonProperty("metadata") @Nullable JsonNode metadata,
            @JsonProperty("callback_url") @Nullable String callbackUrl,
            @JsonProperty("service_tier") String serviceTier,
            @JsonProperty("toolsets") @Nullable List<String> toolsets,
            @JsonProperty("replay_of") @Nullable String replayOf,
            @JsonProperty("error") @Nullable FailureBody error) {}
}
