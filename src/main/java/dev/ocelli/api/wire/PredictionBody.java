package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A prediction: wire contract A, section 7.2; {@code more} holds keys that only some predictions have. */
public record PredictionBody(
        @JsonProperty("id") String id,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("completed_at") @Nullable Instant completedAt,
        @JsonProperty("status") String status,
        @JsonProperty("domain") @Nullable String domain,
        @JsonProperty("response") @Nullable JsonNode response,
        @JsonProperty("usage") UsageBody usage,
        @JsonUnwrapped More more) {

    /** Absent when null. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record More(
            @JsonProperty("metadata") @Nullable JsonNode metadata,
            @JsonProperty("callback_url") @Nullable String callbackUrl,
            @JsonProperty("service_tier") @Nullable String serviceTier,
            @JsonProperty("error") @Nullable FailureBody error) {}

    /** Why a prediction failed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FailureBody(
            @JsonProperty("message") String message,
            @JsonProperty("type") String type,
            @JsonProperty("code") String code,
            @JsonProperty("param") @Nullable String param) {}
}
